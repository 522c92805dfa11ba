// Runs before the first paint, so that a remembered theme does not flash in late.
(() => {
  const theme = localStorage.getItem('repartee.theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  }
})();
