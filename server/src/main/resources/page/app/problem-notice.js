import { LitElement, css, html, nothing } from 'lit';
import { warning } from '/app/icons.js';
import { shared } from '/app/styles.js';

/**
 * What went wrong, in words, with the buttons that help. Fires `try-again`, `type-instead`,
 * `give-up` and `dismiss`.
 */
class ProblemNotice extends LitElement {
  static properties = {
    problem: { attribute: false },
    /** When the next attempt begins, in milliseconds since the epoch; 0 if none is planned. */
    retryAt: { attribute: false },
  };

  #ticker = 0;

  willUpdate() {
    clearInterval(this.#ticker);
    if (this.retryAt) {
      this.#ticker = setInterval(() => this.requestUpdate(), 250);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
  }

  render() {
    return html`<div role="alert">${this.problem ? this.#notice(this.problem) : nothing}</div>`;
  }

  #notice({ kind, title, message }) {
    return html`
      <div class="notice">
        ${warning}
        <p>
          <strong>${title}.</strong> ${message}
          <span class="wait" aria-live="off">${kind === 'lost' ? this.#wait() : nothing}</span>
        </p>
        <div class="buttons">${this.#buttons(kind)}</div>
      </div>
    `;
  }

  #wait() {
    const seconds = Math.ceil((this.retryAt - Date.now()) / 1000);
    return seconds > 0 ? `Trying again in ${seconds} s.` : 'Trying again now.';
  }

  #buttons(kind) {
    switch (kind) {
      case 'lost':
        return html`${this.#button('try-again', 'Try now')}${this.#button('give-up', 'Give up')}`;
      case 'waiting':
        return html`${this.#button('give-up', 'Hang up')}`;
      case 'microphone':
        return html`
          ${this.#button('try-again', 'Try again')}
          ${this.#button('type-instead', 'Write instead')}
        `;
      default:
        return html`
          ${this.#button('try-again', 'Try again')}${this.#button('dismiss', 'Dismiss')}
        `;
    }
  }

  #button(event, label) {
    return html`<button @click=${() => this.dispatchEvent(new Event(event))}>${label}</button>`;
  }

  static styles = [
    shared,
    css`
      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.75rem 1rem;
        padding: 0.875rem 1.25rem;
        border-bottom: 1px solid var(--line);
        background: var(--caution-wash);
        color: var(--ink);
      }

      svg.icon {
        color: var(--caution);
      }

      p {
        flex: 1 1 18rem;
        font-size: 0.9375rem;
      }

      .wait {
        font-variant-numeric: tabular-nums;
      }

      .buttons {
        display: flex;
        gap: 0.5rem;
      }

      button {
        min-height: 2.5rem;
        background: transparent;
        border-color: color-mix(in srgb, var(--caution) 45%, transparent);
      }
    `,
  ];
}

customElements.define('problem-notice', ProblemNotice);
