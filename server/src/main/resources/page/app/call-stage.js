import { LitElement, css, html, nothing } from 'lit';
import '/app/call-state.js';
import '/app/duet-strip.js';
import { hangUp, microphone, microphoneOff } from '/app/icons.js';
import { shared } from '/app/styles.js';

/**
 * The state of the call at a glance, both voices, and the buttons that run it. Fires `talk`, and
 * `microphone-chosen` with a device's id.
 */
class CallStage extends LitElement {
  static properties = {
    call: { attribute: false },
    phase: {},
    muted: { type: Boolean },
    agentState: {},
    tool: {},
    agent: {},
    microphones: { attribute: false },
    microphone: {},
  };

  render() {
    return html`
      <div class="stage">
        <call-state
          .state=${this.#state()}
          .agent=${this.agent}
          .tool=${this.tool}
        ></call-state>
        <div class="buttons">${this.#buttons()}</div>
      </div>
      <duet-strip
        .callerLevel=${this.muted ? null : this.call.callerLevel}
        .agentLevel=${this.call.agentLevel}
        .agent=${this.agent}
      ></duet-strip>
      <div class="microphone">
        ${microphone}
        <select
          aria-label="Microphone"
          @change=${({ target }) => this.#choose(target.value)}
        >
          <option value="" ?selected=${this.microphone === ''}>Default microphone</option>
          ${this.microphones
            .filter(({ deviceId }) => deviceId !== 'default')
            .map(
              ({ deviceId, label: name }) => html`
                <option value=${deviceId} ?selected=${deviceId === this.microphone}>
                  ${name || 'Microphone'}
                </option>
              `,
            )}
        </select>
      </div>
    `;
  }

  #state() {
    if (this.phase !== 'connected') {
      return this.phase;
    }
    return this.muted && this.agentState === 'listening' ? 'muted' : this.agentState;
  }

  #buttons() {
    if (this.phase === 'idle') {
      return html`
        <button class="primary talk" @click=${() => this.dispatchEvent(new Event('talk'))}>
          ${microphone} Talk
        </button>
      `;
    }
    return html`
      ${this.call.canMute ? this.#muteButton() : nothing}
      <button class="hang-up" @click=${() => this.call.hangUp()}>
        ${hangUp} ${this.phase === 'connected' ? 'Hang up' : 'Cancel'}
      </button>
    `;
  }

  #muteButton() {
    return html`
      <button
        aria-pressed=${this.muted ? 'true' : 'false'}
        @click=${() => this.call.setMuted(!this.muted)}
      >
        ${this.muted ? microphoneOff : microphone} ${this.muted ? 'Muted' : 'Mute'}
      </button>
    `;
  }

  #choose(deviceId) {
    this.dispatchEvent(new CustomEvent('microphone-chosen', { detail: deviceId }));
  }

  static styles = [
    shared,
    css`
      :host {
        padding: 1.25rem 1.25rem 0.75rem;
        border-bottom: 1px solid var(--line);
      }

      .stage {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem 1rem;
      }

      .buttons {
        display: flex;
        gap: 0.5rem;
      }

      .talk {
        min-height: 3rem;
        padding: 0 1.75rem 0 1.375rem;
        font-size: 1.0625rem;
      }

      .hang-up {
        border-color: color-mix(in srgb, var(--agent) 40%, transparent);
        background: var(--agent-wash);
        color: var(--agent);
      }

      duet-strip {
        margin: 1rem 0 0.5rem;
      }

      .microphone {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        color: var(--ink-soft);
        font-size: 0.875rem;
      }

      .microphone svg.icon {
        width: 1.125rem;
      }

      select {
        max-width: 100%;
        min-width: 0;
        min-height: 2rem;
        border: 0;
        border-radius: var(--radius-small);
        background: transparent;
        text-overflow: ellipsis;
        cursor: pointer;
      }

      select option {
        background: var(--surface);
        color: var(--ink);
      }

      @media (max-width: 34rem) {
        :host {
          padding: 1rem 1rem 0.5rem;
        }

        .buttons {
          flex: 1 1 100%;
        }

        .buttons button {
          flex: 1;
        }
      }
    `,
  ];
}

customElements.define('call-stage', CallStage);
