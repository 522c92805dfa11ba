import { LitElement, css, html, nothing } from 'lit';
import { shared } from '/app/styles.js';

const NEAR_THE_END_PX = 80;
const WORDS_TAKEN_BACK = 3;
const HELD = { paused: 'paused', ducked: 'softly' };

/**
 * What was said, as the script of a play.
 *
 * It is a log that screen readers do not read out by themselves: the agent says it aloud anyway,
 * and two voices at once are none.
 */
class TranscriptView extends LitElement {
  static properties = {
    remarks: { attribute: false },
    latencies: { attribute: false },
    agent: {},
  };

  #follows = true;

  render() {
    return html`
      <div
        class="script"
        role="log"
        aria-live="off"
        aria-label="What was said"
        tabindex="0"
        @scroll=${({ target }) => this.#scrolled(target)}
      >
        ${this.remarks.length === 0 ? this.#invitation() : nothing}
        ${this.remarks.map((remark) => this.#remark(remark))}
      </div>
    `;
  }

  updated() {
    if (this.#follows) {
      const script = this.renderRoot.querySelector('.script');
      script.scrollTop = script.scrollHeight;
    }
  }

  /** Whoever scrolls up to read is left in peace. */
  #scrolled({ scrollHeight, scrollTop, clientHeight }) {
    this.#follows = scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX;
  }

  #invitation() {
    return html`
      <div class="invitation">
        <p>Speak as you would to a person.</p>
        <p>
          Pause to think, change your mind, break in: ${this.agent} stops, listens, and remembers
          only what you really heard.
        </p>
      </div>
    `;
  }

  #remark(remark) {
    switch (remark.speaker) {
      case 'caller':
        return this.#line('You', 'caller', this.#callerWords(remark));
      case 'agent':
        return this.#line(this.agent, 'agent', this.#agentWords(remark), this.#latency(remark));
      case 'murmur':
        return html`<p class="murmur">You, in passing: “${remark.text}”</p>`;
      default:
        return html`<p class="note"><span>${remark.text}</span></p>`;
    }
  }

  #line(name, speaker, words, aside = nothing) {
    return html`
      <div class="line ${speaker}">
        <span class="name">${name}</span>
        <p class="words">${words}</p>
        ${aside}
      </div>
    `;
  }

  #callerWords({ text, stableWords, settled }) {
    if (settled) {
      return text;
    }
    const split = endOfWord(text, stableWords);
    return html`${text.slice(0, split)}<span class="unstable">${text.slice(split)}</span>`;
  }

  #agentWords(remark) {
    const { text, heardEnd, wordStart, ended, interrupted, withdrawn, held } = remark;
    if (withdrawn) {
      const struck = html`<s>${beginning(text, heardEnd)}</s>`;
      return html`${struck} <span class="cut">taken back: you were not finished</span>`;
    }
    const before = text.slice(0, ended ? heardEnd : Math.min(wordStart, heardEnd));
    const word = ended ? '' : text.slice(Math.min(wordStart, heardEnd), heardEnd);
    const rest = text.slice(heardEnd);
    const heard = html`${before}${word ? html`<mark>${word}</mark>` : nothing}`;
    if (interrupted) {
      return html`${heard} <span class="cut">you broke in</span> <s>${rest.trim()}</s>`;
    }
    const hold = held ? html` <span class="held">${HELD[held]}</span>` : nothing;
    return html`${heard}${hold}${rest ? html`<span class="unheard">${rest}</span>` : nothing}`;
  }

  #latency({ turn, withdrawn }) {
    const latency = turn && !withdrawn && this.latencies.findLast((one) => one.turn === turn);
    return latency?.heard === undefined
      ? nothing
      : html`<span class="latency" title="From the end of your voice to the first sound">${latency.heard} ms</span>`;
  }

  static styles = [
    shared,
    css`
      :host {
        position: relative;
        display: flex;
        min-height: 0;
      }

      .script {
        flex: 1;
        overflow-y: auto;
        padding: 1.25rem 1.25rem 1.75rem;
        overscroll-behavior: contain;
      }

      .script:focus-visible {
        outline-offset: -3px;
      }

      .invitation {
        display: flex;
        flex-direction: column;
        justify-content: center;
        max-width: 36rem;
        min-height: 100%;
        margin: 0 auto;
        font-size: 1.25rem;
        line-height: 1.45;
        color: var(--ink-soft);
        text-wrap: pretty;
      }

      .invitation p:first-child {
        margin-bottom: 0.75rem;
        font-size: clamp(1.625rem, 4vw, 2.25rem);
        font-weight: 700;
        letter-spacing: -0.03em;
        line-height: 1.15;
        color: var(--ink);
        text-wrap: balance;
      }

      .line {
        display: grid;
        grid-template-columns: 4.5rem minmax(0, 40rem) minmax(4rem, 1fr);
        column-gap: 1rem;
        align-items: baseline;
        padding: 0.625rem 0;
      }

      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        text-align: right;
        font-size: 0.875rem;
        font-weight: 700;
      }

      .caller .name {
        color: var(--caller);
      }

      .agent .name {
        color: var(--agent);
      }

      .words {
        font-size: 1.1875rem;
        line-height: 1.55;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }

      .unstable {
        color: var(--ink-faint);
      }

      .unheard {
        color: var(--ink-faint);
      }

      mark {
        margin: 0 -0.15em;
        padding: 0.05em 0.15em;
        border-radius: 5px;
        background: var(--agent-wash);
        color: var(--agent);
      }

      s {
        color: var(--ink-faint);
        text-decoration-thickness: 1px;
      }

      .cut,
      .held {
        display: inline-flex;
        align-items: center;
        gap: 0.3rem;
        padding: 0.05rem 0.5rem;
        border-radius: 999px;
        background: var(--caller-wash);
        color: var(--caller);
        font-size: 0.75rem;
        font-weight: 600;
        vertical-align: 0.15em;
        white-space: nowrap;
      }

      .held {
        background: var(--caution-wash);
        color: var(--caution);
      }

      .murmur {
        margin: -0.25rem 0 0.25rem 5.5rem;
        font-size: 0.8125rem;
        color: var(--ink-soft);
      }

      .latency {
        justify-self: end;
        white-space: nowrap;
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
        color: var(--ink-soft);
      }

      .note {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        margin: 0.875rem 0;
        font-size: 0.8125rem;
        color: var(--ink-soft);
      }

      .note::before,
      .note::after {
        content: '';
        flex: 1;
        border-top: 1px solid var(--line);
      }

      @media (max-width: 60rem) {
        .line {
          grid-template-columns: 1fr auto;
          padding: 0.5rem 0;
        }

        .murmur {
          margin-left: 0;
        }

        .name {
          grid-row: 1;
          text-align: left;
        }

        .words {
          grid-column: 1 / -1;
          font-size: 1.125rem;
        }

        .latency {
          grid-row: 1;
          grid-column: 2;
        }
      }
    `,
  ];
}

/** What was heard of a reply; if it was less than a word, how it began. */
function beginning(text, heardEnd) {
  return text.slice(0, heardEnd || endOfWord(text, WORDS_TAKEN_BACK));
}

/** Index after the given number of words. */
function endOfWord(text, words) {
  let end = 0;
  const word = /\S+/g;
  for (let i = 0; i < words && word.exec(text); i++) {
    end = word.lastIndex;
  }
  return end;
}

customElements.define('transcript-view', TranscriptView);
