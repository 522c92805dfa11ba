import { svg, html } from 'lit';

const icon = (shape) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

export const microphone = icon(svg`
  <rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`);

export const microphoneOff = icon(svg`
  <path d="M9 9v2a3 3 0 0 0 4.8 2.4M15 11V6a3 3 0 0 0-5.7-1.3M5.5 11.5a6.5 6.5 0 0 0 10 5.5M18.5 11.5a6.5 6.5 0 0 1-.7 3M12 18v3M4 3l16 18"/>`);

export const hangUp = icon(svg`
  <path d="M3.2 14.8c-.6-4 3.6-6.3 8.8-6.3s9.4 2.3 8.8 6.3c-.1.8-.9 1.3-1.7 1.1l-2.7-.7c-.7-.2-1.2-.8-1.2-1.5v-1.5c-2-.7-4.4-.7-6.4 0v1.5c0 .7-.5 1.3-1.2 1.5l-2.7.7c-.8.2-1.6-.3-1.7-1.1z"/>`);

export const send = icon(svg`<path d="M5 12h14M13 6l6 6-6 6"/>`);

export const sun = icon(svg`
  <circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>`);

export const moon = icon(svg`<path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z"/>`);

export const warning = icon(svg`<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2"/>`);

export const quiet = icon(svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5"/>`);
