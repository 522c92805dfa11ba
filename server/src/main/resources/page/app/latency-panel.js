import { LitElement, css, html, nothing, svg } from 'lit';
import { shared } from '/app/styles.js';

const STAGES = [
  ['text', 'Text', 'your words are known'],
  ['commit', 'Turn', 'your turn is taken to be over'],
  ['token', 'Token', 'the model’s first word'],
  ['audio', 'Audio', 'the voice’s first sound'],
  ['heard', 'Heard', 'the first sound at your ear'],
];
const SHORTEST_SCALE_MS = 600;

/**
 * How long each answer took, from the end of the caller's voice, and what the time went into.
 *
 * Stages overlap, because an answer is prepared before the turn is over; so each bar is cut at the
 * stages in the order in which they came, and a piece is the wait for the stage that ends it.
 */
class LatencyPanel extends LitElement {
  static properties = { latencies: { attribute: false } };

  render() {
    const newestFirst = this.latencies.filter(({ heard }) => heard !== undefined).reverse();
    const scale = Math.max(SHORTEST_SCALE_MS, ...newestFirst.map(({ heard }) => heard));
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <h2 id="title">Response time</h2>
          ${newestFirst.length ? this.#summary(newestFirst) : nothing}
        </div>
        ${newestFirst.length ? this.#table(newestFirst, scale) : this.#explanation()}
      </section>
    `;
  }

  #summary([latest]) {
    return html`<p class="latest"><strong>${latest.heard}</strong> ms</p>`;
  }

  #explanation() {
    return html`
      <p class="explanation">
        From the end of your voice to the first sound of the answer. Each turn adds a bar that shows
        where the time went.
      </p>
    `;
  }

  #table(latencies, scale) {
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="for-screen-readers">Number of the turn</span></th>
            ${STAGES.map(
              ([key, label, meaning]) => html`
                <th scope="col" title=${meaning}><i class=${key}></i>${label}</th>
              `,
            )}
          </tr>
        </thead>
        ${latencies.map((latency) => this.#turn(latency, scale))}
      </table>
      <p class="unit">Milliseconds after the end of your voice.</p>
    `;
  }

  #turn(latency, scale) {
    return html`
      <tbody>
        <tr aria-hidden="true">
          <td colspan="6">${bar(latency, scale)}</td>
        </tr>
        <tr class="numbers">
          <th scope="row">${latency.turn}</th>
          ${STAGES.map(([key]) => html`<td>${latency[key] ?? '–'}</td>`)}
        </tr>
      </tbody>
    `;
  }

  static styles = [
    shared,
    css`
      section {
        padding: 1.25rem;
      }

      .head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
      }

      .latest {
        color: var(--ink-soft);
      }

      .latest strong {
        font-size: 1.75rem;
        letter-spacing: -0.03em;
        color: var(--ink);
        font-variant-numeric: tabular-nums;
      }

      .explanation {
        margin-top: 0.5rem;
        font-size: 0.9375rem;
        color: var(--ink-soft);
      }

      table {
        width: 100%;
        margin-top: 0.75rem;
        border-collapse: collapse;
        table-layout: fixed;
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 0.15rem 0;
        text-align: right;
        font-weight: 400;
      }

      thead th {
        font-weight: 500;
        color: var(--ink-soft);
      }

      th:first-child {
        width: 1.5rem;
        text-align: left;
        color: var(--ink-faint);
      }

      td[colspan] {
        padding-top: 0.625rem;
      }

      i {
        display: inline-block;
        width: 0.5rem;
        height: 0.5rem;
        margin-right: 0.25rem;
        border-radius: 50%;
      }

      svg {
        display: block;
        width: 100%;
        height: 0.875rem;
        border-radius: 4px;
        background: var(--sunken);
      }

      .text {
        background: var(--stage-text);
        fill: var(--stage-text);
      }

      .commit {
        background: var(--stage-commit);
        fill: var(--stage-commit);
      }

      .token {
        background: var(--stage-token);
        fill: var(--stage-token);
      }

      .audio {
        background: var(--stage-audio);
        fill: var(--stage-audio);
      }

      .heard {
        background: var(--stage-heard);
        fill: var(--stage-heard);
      }

      .unit {
        margin-top: 0.75rem;
        font-size: 0.8125rem;
        color: var(--ink-faint);
      }
    `,
  ];
}

function bar(latency, scale) {
  const ends = STAGES.map(([key]) => [key, latency[key]])
    .filter(([, end]) => end !== undefined)
    .sort(([, a], [, b]) => a - b);
  return html`
    <svg viewBox="0 0 ${scale} 10" preserveAspectRatio="none">
      ${ends.map(([key, end], index) => {
        const start = index === 0 ? 0 : ends[index - 1][1];
        return svg`<rect class=${key} x=${start} width=${Math.max(0, end - start)} height="10"/>`;
      })}
    </svg>
  `;
}

customElements.define('latency-panel', LatencyPanel);
