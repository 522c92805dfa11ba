import { LitElement, css, html } from 'lit';
import { shared } from '/app/styles.js';

const STEP_MS = 40;
const IDLE_STEP_MS = 1_000;
const BAR_WIDTH = 3;
const BAR_STEP = 5;
const QUIETEST_SHOWN = 0.3;

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

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
  #quietSteps = 0;
  #frame = 0;
  #drawnAt = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#frame = requestAnimationFrame((now) => this.#tick(now));
  }

  willUpdate() {
    this.#quietSteps = 0;
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

  /** Once a long silence has filled the strip, it is drawn only to keep up with size and theme. */
  #tick(now) {
    this.#frame = requestAnimationFrame((later) => this.#tick(later));
    const step = this.#quietSteps > this.#history.length ? IDLE_STEP_MS : STEP_MS;
    if (now - this.#drawnAt < step) {
      return;
    }
    this.#drawnAt = now;
    const levels = [shown(this.callerLevel), shown(this.agentLevel)];
    this.#quietSteps = this.callerLevel || this.agentLevel ? 0 : this.#quietSteps + 1;
    this.#report('yours', levels[0]);
    this.#report('theirs', levels[1]);
    this.#draw(levels);
  }

  #draw(levels) {
    const canvas = this.renderRoot.querySelector('canvas');
    const { clientWidth: width, clientHeight: height } = canvas;
    const paint = prepared(canvas, width, height);
    const colours = ['.caller', '.agent', 'canvas'].map(
      (part) => getComputedStyle(this.renderRoot.querySelector(part)).color,
    );
    if (stillness.matches) {
      drawMeters(paint, levels, colours, width, height);
      return;
    }
    const count = Math.ceil(width / BAR_STEP);
    const missing = Math.max(0, count - this.#history.length - 1);
    this.#history.unshift(...Array.from({ length: missing }, () => [0, 0]));
    this.#history.push(levels);
    this.#history.splice(0, this.#history.length - count);
    this.#history.forEach((past, index) => {
      drawBars(paint, past, colours, width - (count - index) * BAR_STEP, height);
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
        color: var(--line);
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

/** One moment: the caller above the middle, the agent below. */
function drawBars(paint, levels, colours, x, height) {
  levels.forEach((level, side) => {
    const length = 1.5 + level * (height / 2 - 3);
    paint.fillStyle = level === 0 ? colours[2] : colours[side];
    paint.beginPath();
    paint.roundRect(x, height / 2 + (side === 0 ? -1 - length : 1), BAR_WIDTH, length, 1.5);
    paint.fill();
  });
}

/** What is drawn for those who want nothing to move by: only how loud each voice is now. */
function drawMeters(paint, levels, colours, width, height) {
  levels.forEach((level, side) => {
    paint.fillStyle = colours[side];
    paint.fillRect(0, height / 2 + (side === 0 ? -5 : 1), width * level, 4);
  });
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
