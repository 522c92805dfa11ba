import { css } from 'lit';

/** What all components share: box sizes, focus, buttons, and text for screen readers only. */
export const shared = css`
  :host {
    display: block;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--caller);
    outline-offset: 2px;
  }

  h1,
  h2,
  p {
    margin: 0;
  }

  h2 {
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--ink-soft);
  }

  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 2.75rem;
    padding: 0 1.125rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--surface);
    font-weight: 600;
    cursor: pointer;
    transition: background-color 120ms, border-color 120ms;
  }

  button:hover {
    border-color: var(--ink-faint);
  }

  button:disabled {
    cursor: default;
    opacity: 0.5;
  }

  button.primary {
    border-color: transparent;
    background: var(--button);
    color: var(--on-button);
  }

  button.primary:hover {
    background: color-mix(in srgb, var(--button) 88%, var(--ground));
  }

  svg.icon {
    width: 1.25rem;
    height: 1.25rem;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }

  .for-screen-readers {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
