import { LitElement, css, html } from 'lit';
import { shared } from '/app/styles.js';

const STEP_MS = 40;
const BAR_WIDTH = 3;
const BAR_STEP = 5;
const QUIETEST_SHOWN = 0.3;

/**
 * Both voices of the last seconds: the caller's above the line, the agent's below, now at the
 * right. So one sees who spoke, who broke in, and how soon the answer came.
 */
class DuetStrip extends LitElement {
  static properties = {
    callerLevel: { attribute: false },
    agentLevel: { attribute: false },
    agent: {},
  };

  #history = [];
  #frame = 0;
  #drawnAt = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#frame = requestAnimationFrame((now) => this.#tick(now));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  render() {
    return html`
      <span class="caller">You</span>
      <span class="agent">${this.agent}</span>
      <canvas aria-hidden="true"></canvas>
      <div class="for-screen-readers">
        <span id="yours" role="meter" aria-label="Your microphone" aria-valuemin="0"
          aria-valuemax="100" aria-valuenow="0"></span>
        <span id="theirs" role="meter" aria-label="The agent's voice" aria-valuemin="0"
          aria-valuemax="100" aria-valuenow="0"></span>
      </div>
    `;
  }

  #tick(now) {
    this.#frame = requestAnimationFrame((later) => this.#tick(later));
    if (now - this.#drawnAt < STEP_MS) {
      return;
    }
    this.#drawnAt = now;
    this.#history.push([shown(this.callerLevel), shown(this.agentLevel)]);
    this.#draw();
  }

  #draw() {
    const canvas = this.renderRoot.querySelector('canvas');
    const { clientWidth: width, clientHeight: height } = canvas;
    const count = Math.ceil(width / BAR_STEP);
    this.#history.splice(0, this.#history.length - count);
    const [yours, theirs] = this.#history.at(-1);
    this.#report('yours', yours);
    this.#report('theirs', theirs);

    const paint = prepared(canvas, width, height);
    const colours = getComputedStyle(this);
    this.#history.forEach((levels, index) => {
      const x = width - (this.#history.length - index) * BAR_STEP;
      levels.forEach((level, side) => {
        const length = 1.5 + level * (height / 2 - 3);
        paint.fillStyle = colours.getPropertyValue(
          level === 0 ? '--line' : side === 0 ? '--caller' : '--agent',
        );
        paint.beginPath();
        paint.roundRect(x, side === 0 ? height / 2 - 1 - length : height / 2 + 1, BAR_WIDTH, length, 1.5);
        paint.fill();
      });
    });
  }

  #report(id, level) {
    this.renderRoot.getElementById(id).ariaValueNow = String(Math.round(level * 100));
  }

  static styles = [
    shared,
    css`
      :host {
        position: relative;
        height: 5.5rem;
        overflow: hidden;
        border-radius: var(--radius-small);
        background: var(--sunken);
      }

      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }

      span.caller,
      span.agent {
        position: absolute;
        left: 0.75rem;
        padding: 0 0.25rem;
        border-radius: 4px;
        background: var(--sunken);
        font-size: 0.75rem;
        font-weight: 600;
      }

      span.caller {
        top: 0.5rem;
        color: var(--caller);
      }

      span.agent {
        bottom: 0.5rem;
        color: var(--agent);
      }
    `,
  ];
}

/** A level as the strip shows it: the noise of a quiet room is silence. */
function shown(level) {
  return level ? Math.max(0, (level.now() - QUIETEST_SHOWN) / (1 - QUIETEST_SHOWN)) : 0;
}

function prepared(canvas, width, height) {
  const density = devicePixelRatio;
  if (canvas.width !== Math.round(width * density)) {
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
  }
  const paint = canvas.getContext('2d');
  paint.setTransform(density, 0, 0, density, 0, 0);
  paint.clearRect(0, 0, width, height);
  return paint;
}

customElements.define('duet-strip', DuetStrip);
