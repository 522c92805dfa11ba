import { LitElement, css, html } from 'lit';
import { send } from '/app/icons.js';
import { shared } from '/app/styles.js';

/** Where the caller types into the conversation. Fires `send-text` with the text. */
class TextField extends LitElement {
  static properties = { disabled: { type: Boolean, reflect: true } };

  render() {
    return html`
      <form @submit=${(event) => this.#submit(event)}>
        <input
          aria-label="Say it in writing"
          placeholder=${this.disabled ? 'Start a call to write into it' : 'Or write here…'}
          autocomplete="off"
          enterkeyhint="send"
          maxlength="2000"
          ?disabled=${this.disabled}
        />
        <button class="primary" aria-label="Send" title="Send" ?disabled=${this.disabled}>
          ${send}
        </button>
      </form>
    `;
  }

  #submit(event) {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input');
    const text = input.value.trim();
    if (text !== '') {
      this.dispatchEvent(new CustomEvent('send-text', { detail: text }));
      input.value = '';
    }
  }

  static styles = [
    shared,
    css`
      form {
        display: flex;
        gap: 0.5rem;
        padding: 0.875rem 1.25rem;
        border-top: 1px solid var(--line);
      }

      input {
        flex: 1;
        min-width: 0;
        height: 2.75rem;
        padding: 0 1.125rem;
        border: 1px solid transparent;
        border-radius: 999px;
        background: var(--sunken);
      }

      input::placeholder {
        color: var(--ink-soft);
      }

      button {
        width: 2.75rem;
        padding: 0;
      }
    `,
  ];
}

customElements.define('text-field', TextField);
