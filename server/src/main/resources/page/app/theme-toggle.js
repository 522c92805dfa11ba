import { LitElement, css, html } from 'lit';
import { moon, sun } from '/app/icons.js';
import { shared } from '/app/styles.js';

const system = matchMedia('(prefers-color-scheme: dark)');

/** Switches between light and dark; follows the system until it is first used. */
class ThemeToggle extends LitElement {
  connectedCallback() {
    super.connectedCallback();
    system.addEventListener('change', () => this.requestUpdate());
  }

  get #dark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : system.matches;
  }

  render() {
    const label = this.#dark ? 'Switch to light colours' : 'Switch to dark colours';
    return html`
      <button aria-label=${label} title=${label} @click=${() => this.#toggle()}>
        ${this.#dark ? sun : moon}
      </button>
    `;
  }

  #toggle() {
    const theme = this.#dark ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('repartee.theme', theme);
    this.requestUpdate();
  }

  static styles = [
    shared,
    css`
      button {
        width: 2.75rem;
        padding: 0;
        border-color: transparent;
        background: transparent;
        color: var(--ink-soft);
      }
    `,
  ];
}

customElements.define('theme-toggle', ThemeToggle);
