import { LitElement, css, html } from 'lit';
import { status } from '/app/api.js';
import '/app/call-stage.js';
import { Call } from '/app/call.js';
import { EMPTY, apply, archive, note, perceivedState } from '/app/conversation.js';
import '/app/latency-panel.js';
import { listMicrophones, rememberMicrophone, rememberedMicrophone } from '/app/microphone.js';
import '/app/problem-notice.js';
import { shared } from '/app/styles.js';
import '/app/text-field.js';
import '/app/theme-toggle.js';
import '/app/transcript-view.js';

/** The whole page: joins the call, what is said in it, and everything that shows them. */
class ReparteeApp extends LitElement {
  static properties = {
    conversation: { state: true },
    server: { state: true },
    microphones: { state: true },
    microphone: { state: true },
  };

  #call = new Call();
  #spokeBefore = false;

  constructor() {
    super();
    this.conversation = EMPTY;
    this.server = null;
    this.microphones = [];
    this.microphone = rememberedMicrophone();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#call.addEventListener('change', () => this.#callChanged());
    this.#call.addEventListener('begin', () => this.#callBegins());
    this.#call.addEventListener('event', ({ detail }) => this.#happened(detail));
    navigator.mediaDevices?.addEventListener('devicechange', () => this.#findMicrophones());
    window.addEventListener('pagehide', () => this.#call.hangUp());
    window.addEventListener('online', () => this.#call.retryNow());
    this.#findMicrophones();
    this.#askWhoTalks();
  }

  render() {
    const call = this.#call;
    const { agent, model, voice } = this.#whoTalks();
    return html`
      <header>
        <img src="/app/logo.svg" alt="" width="34" height="34" />
        <h1>Repartee</h1>
        <theme-toggle></theme-toggle>
      </header>
      <main>
        <section class="talk card" aria-label="Conversation">
          <call-stage
            .call=${call}
            .phase=${call.phase}
            .muted=${call.muted}
            .agentState=${perceivedState(this.conversation)}
            .tool=${this.conversation.tools.at(-1)}
            .agent=${agent}
            .byButton=${this.server?.floor === 'button'}
            .microphones=${this.microphones}
            .microphone=${this.microphone}
            @talk=${() => this.#talk()}
            @microphone-chosen=${({ detail }) => this.#useMicrophone(detail)}
          ></call-stage>
          <problem-notice
            .problem=${call.problem}
            .retryAt=${call.phase === 'retrying' ? call.retryAt : 0}
            @try-again=${() => this.#tryAgain()}
            @type-instead=${() => this.#talk({ typedOnly: true })}
            @give-up=${() => call.hangUp()}
            @dismiss=${() => call.dismissProblem()}
          ></problem-notice>
          <transcript-view
            .remarks=${this.conversation.remarks}
            .latencies=${this.conversation.latencies}
            .agent=${agent}
          ></transcript-view>
          <text-field
            ?disabled=${call.phase !== 'connected'}
            @send-text=${({ detail }) => call.sendText(detail)}
          ></text-field>
        </section>
        <aside>
          <latency-panel class="card" .latencies=${this.conversation.latencies}></latency-panel>
          <section class="who card" aria-labelledby="who-title">
            <h2 id="who-title">Who talks</h2>
            <dl>
              <div><dt>Agent</dt><dd>${agent}</dd></div>
              <div><dt>Answers</dt><dd>${model}</dd></div>
              <div><dt>Voice</dt><dd>${voice}</dd></div>
              <div><dt>Ears</dt><dd>${this.server?.recognition ?? '–'}</dd></div>
            </dl>
          </section>
          <p class="version">${this.server ? `Repartee ${this.server.version}` : ''}</p>
        </aside>
      </main>
      <audio autoplay></audio>
      <div class="for-screen-readers" role="status">${this.#announcement()}</div>
    `;
  }

  updated() {
    const audio = this.renderRoot.querySelector('audio');
    if (audio.srcObject !== this.#call.agentStream) {
      audio.srcObject = this.#call.agentStream;
    }
  }

  /** Little, because the agent is heard anyway: what cannot be heard, and why it fell silent. */
  #announcement() {
    const { phase } = this.#call;
    return (phase === 'connected' && this.conversation.announcement) || ANNOUNCEMENTS[phase];
  }

  #talk(options = {}) {
    this.#call.start({ microphone: this.microphone, ...options });
  }

  #tryAgain() {
    if (this.#call.phase === 'retrying') {
      this.#call.retryNow();
    } else {
      this.#talk();
    }
  }

  #useMicrophone(deviceId) {
    this.microphone = deviceId;
    rememberMicrophone(deviceId);
    this.#call.useMicrophone(deviceId);
  }

  #callBegins() {
    this.conversation = archive(this.conversation);
  }

  #callChanged() {
    if (this.#call.phase === 'connected' && !this.#spokeBefore) {
      this.#spokeBefore = true;
      this.#findMicrophones();
    }
    this.requestUpdate();
  }

  #happened(event) {
    const goesOn = event.type === 'call_started' && this.conversation.remarks.length > 0;
    this.conversation = apply(this.conversation, event);
    if (goesOn) {
      this.conversation = note(this.conversation, 'New call');
    } else if (event.type === 'problem') {
      this.conversation = note(this.conversation, event.message);
    } else if (event.type === 'call_ended') {
      this.conversation = note(archive(this.conversation), `Call ended: ${event.reason}`);
    }
  }

  #whoTalks() {
    const { agent, model, voice } = this.conversation;
    return {
      agent: agent ?? this.server?.agent ?? 'Agent',
      model: model ?? this.server?.model ?? '–',
      voice: voice ?? this.server?.voice ?? '–',
    };
  }

  async #findMicrophones() {
    this.microphones = await listMicrophones();
  }

  async #askWhoTalks() {
    try {
      this.server = await status();
      document.title = `${this.server.agent} · Repartee`;
    } catch (cause) {
      console.warn('the server did not say who talks:', cause.message);
    }
  }

  static styles = [
    shared,
    css`
      :host {
        max-width: 82rem;
        margin: 0 auto;
        padding: 0 1.5rem 1.5rem;
      }

      header {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        height: 4.5rem;
      }

      h1 {
        flex: 1;
        font-size: 1.375rem;
        font-weight: 700;
        letter-spacing: -0.02em;
      }

      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 23rem;
        gap: 1.25rem;
        height: calc(100dvh - 6rem);
        min-height: 34rem;
      }

      .talk {
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow: hidden;
      }

      transcript-view {
        flex: 1;
        min-height: 12rem;
      }

      aside {
        display: flex;
        flex-direction: column;
        gap: 1.25rem;
        min-height: 0;
      }

      latency-panel {
        min-height: 9rem;
        overflow-y: auto;
      }

      .who {
        flex: none;
        padding: 1.25rem;
      }

      dl {
        margin: 0.75rem 0 0;
        font-size: 0.9375rem;
      }

      dl > div {
        display: grid;
        grid-template-columns: 5rem 1fr;
        padding: 0.3rem 0;
      }

      dt {
        color: var(--ink-soft);
      }

      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }

      .version {
        margin-top: auto;
        font-size: 0.8125rem;
        color: var(--ink-faint);
      }

      @media (max-width: 60rem) {
        :host {
          padding: 0 0.75rem 1rem;
        }

        header {
          height: 3.75rem;
        }

        main {
          display: block;
          height: auto;
        }

        .talk {
          height: calc(100dvh - 4.75rem);
          min-height: 30rem;
        }

        aside {
          margin-top: 0.75rem;
          gap: 0.75rem;
        }
      }
    `,
  ];
}

const ANNOUNCEMENTS = {
  idle: '',
  connecting: 'Connecting',
  connected: 'Connected. You can speak now.',
  waiting: 'Connection lost. Waiting for the network.',
  retrying: 'Disconnected. Trying again.',
};

customElements.define('repartee-app', ReparteeApp);
