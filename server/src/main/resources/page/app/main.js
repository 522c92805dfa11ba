import '/app/repartee-app.js';
