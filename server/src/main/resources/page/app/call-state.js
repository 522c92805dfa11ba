import { LitElement, css, html } from 'lit';
import { shared } from '/app/styles.js';

/**
 * The state of the call, as a sign, a word and a hint. `state` is one of the agent's states, or
 * `ducked`, `idle`, `connecting`, `waiting`, `retrying` or `muted`; `byButton` if the caller holds a button to
 * speak; `tool` is the name of a tool that runs.
 */
class CallState extends LitElement {
  static properties = {
    state: { reflect: true },
    agent: {},
    byButton: { type: Boolean },
    tool: {},
  };

  render() {
    const [label, hint] = words(this.state, this);
    return html`
      <span class="sign" aria-hidden="true"><i></i><i></i><i></i></span>
      <div>
        <p class="label">${label}</p>
        <p class="hint">${hint}</p>
      </div>
    `;
  }

  static styles = [
    shared,
    css`
      :host {
        --tint: var(--ink-faint);
        display: flex;
        align-items: center;
        gap: 0.875rem;
      }

      :host([state='listening']) {
        --tint: var(--caller);
      }

      :host([state='thinking']) {
        --tint: var(--stage-token);
      }

      :host([state='speaking']) {
        --tint: var(--agent);
      }

      :host([state='paused']),
      :host([state='ducked']),
      :host([state='waiting']),
      :host([state='retrying']),
      :host([state='muted']) {
        --tint: var(--caution);
      }

      .label {
        font-size: 1.5rem;
        font-weight: 700;
        letter-spacing: -0.02em;
        line-height: 1.2;
      }

      .hint {
        font-size: 0.9375rem;
        color: var(--ink-soft);
      }

      .sign {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 4px;
        flex: none;
        width: 3rem;
        height: 3rem;
        border-radius: 50%;
        background: color-mix(in srgb, var(--tint) 15%, transparent);
        transition: background-color 200ms;
      }

      i {
        width: 5px;
        height: 5px;
        border-radius: 3px;
        background: var(--tint);
        transition: height 200ms, background-color 200ms;
      }

      i:nth-child(2) {
        animation-delay: 150ms;
      }

      i:nth-child(3) {
        animation-delay: 300ms;
      }

      :host([state='listening']) .sign {
        animation: breathe 2.2s ease-in-out infinite;
      }

      :host([state='listening']) i:nth-child(2) {
        height: 14px;
      }

      :host([state='speaking']) i {
        height: 18px;
        animation-name: speak;
        animation-duration: 600ms;
        animation-iteration-count: infinite;
        animation-direction: alternate;
      }

      :host([state='thinking']) i,
      :host([state='connecting']) i,
      :host([state='waiting']) i,
      :host([state='retrying']) i {
        animation-name: think;
        animation-duration: 1.2s;
        animation-iteration-count: infinite;
      }

      :host([state='ducked']) i {
        height: 10px;
        animation-name: speak;
        animation-duration: 600ms;
        animation-iteration-count: infinite;
        animation-direction: alternate;
      }

      :host([state='paused']) i {
        height: 18px;
      }

      :host([state='paused']) i:nth-child(2) {
        display: none;
      }

      @keyframes breathe {
        50% {
          box-shadow: 0 0 0 7px color-mix(in srgb, var(--tint) 10%, transparent);
        }
      }

      @keyframes speak {
        from {
          height: 6px;
        }
      }

      @keyframes think {
        0%,
        60%,
        100% {
          opacity: 0.3;
        }

        30% {
          opacity: 1;
        }
      }
    `,
  ];
}

const BY_BUTTON = 'Hold the button or the space bar while you speak.';

function words(state, { agent, byButton, tool }) {
  switch (state) {
    case 'idle':
      return [`Talk to ${agent}`, 'Press the button, and say hello.'];
    case 'connecting':
      return ['Connecting', 'Your browser may ask for the microphone.'];
    case 'waiting':
      return ['Connection lost', 'Waiting for the network.'];
    case 'retrying':
      return ['Disconnected', 'What was said stays here.'];
    case 'muted':
      return ['Muted', `${agent} does not hear you.`];
    case 'thinking':
      return ['Thinking', tool ? `Using ${tool.replaceAll('_', ' ')}.` : 'One moment.'];
    case 'speaking':
      return ['Speaking', byButton ? BY_BUTTON : 'Interrupt whenever you like.'];
    case 'ducked':
      return ['Speaking softly', 'Waiting to hear whether you want to speak.'];
    case 'paused':
      return ['Paused', 'Waiting to hear whether you want to speak.'];
    default:
      return ['Listening', byButton ? BY_BUTTON : 'Go ahead.'];
  }
}

customElements.define('call-state', CallState);
