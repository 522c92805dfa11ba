import { LitElement, css, html } from 'lit';
import { microphone } from '/app/icons.js';
import { shared } from '/app/styles.js';

/**
 * The button that is held while the caller speaks, or the space bar wherever it is not needed for
 * anything else. Fires `talking` with true or false.
 */
class TalkButton extends LitElement {
  static properties = { talking: { state: true } };

  #onKeyDown = (event) => this.#keyDown(event);
  #onKeyUp = (event) => this.#keyUp(event);
  #onBlur = () => this.#set(false);

  constructor() {
    super();
    this.talking = false;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKeyDown);
    window.addEventListener('keyup', this.#onKeyUp);
    window.addEventListener('blur', this.#onBlur);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
    window.removeEventListener('keyup', this.#onKeyUp);
    window.removeEventListener('blur', this.#onBlur);
    this.#set(false);
  }

  render() {
    return html`
      <button
        class="primary"
        aria-pressed=${this.talking ? 'true' : 'false'}
        @pointerdown=${(event) => this.#grasp(event)}
        @pointerup=${() => this.#set(false)}
        @pointercancel=${() => this.#set(false)}
        @click=${({ detail }) => this.#click(detail)}
        @contextmenu=${(event) => event.preventDefault()}
      >
        ${microphone} ${this.talking ? 'Let go when done' : 'Hold to talk'}
      </button>
    `;
  }

  /** A finger that slides off the button still holds it. */
  #grasp(event) {
    if (event.button === 0) {
      event.target.setPointerCapture?.(event.pointerId);
      this.#set(true);
    }
  }

  /** Whoever cannot hold a button, such as a screen reader, presses it twice. */
  #click(pointerClicks) {
    if (pointerClicks === 0) {
      this.#set(!this.talking);
    }
  }

  #keyDown(event) {
    if (event.code !== 'Space' || this.#isNeededElsewhere(event)) {
      return;
    }
    event.preventDefault();
    if (!event.repeat) {
      this.#set(true);
    }
  }

  #keyUp(event) {
    if (event.code === 'Space' && this.talking) {
      event.preventDefault();
      this.#set(false);
    }
  }

  #isNeededElsewhere(event) {
    const [target] = event.composedPath();
    const ours = this.renderRoot.contains(target);
    return !ours && target.matches?.('button, input, select, textarea, a, [contenteditable]');
  }

  #set(talking) {
    if (this.talking !== talking) {
      this.talking = talking;
      this.dispatchEvent(new CustomEvent('talking', { detail: talking }));
    }
  }

  static styles = [
    shared,
    css`
      button {
        width: 100%;
        touch-action: none;
        user-select: none;
      }

      button[aria-pressed='true'],
      button[aria-pressed='true']:hover {
        background: var(--caller);
        color: var(--surface);
      }
    `,
  ];
}

customElements.define('talk-button', TalkButton);
