import { ServerGone, addCandidate, hangUp, offerCall, status } from '/app/api.js';
import { PlaybackDelay } from '/app/playback-delay.js';

const CONNECT_WITHIN_MS = 15_000;
const REPORT_EVERY_MS = 1_000;

/**
 * The line of one call: sound both ways, and a data channel for events and typed text.
 *
 * Fires `event` (its detail is one conversation event) and, once, `lost` when the line breaks by
 * itself. A line is opened once and closed once.
 */
export class Line extends EventTarget {
  #peer = new RTCPeerConnection();
  #channel = this.#peer.createDataChannel('events');
  #callId = null;
  #waitingCandidates = [];
  #sender = null;
  #reporter = 0;
  #closed = false;

  /** The agent's sound; set once the line is open. */
  agentStream = null;

  /** Resolves when sound and events flow. */
  async open(microphoneTrack) {
    const stream = new MediaStream([microphoneTrack]);
    this.#sender = this.#peer.addTrack(microphoneTrack, stream);
    this.#peer.addEventListener('track', ({ track }) => {
      this.agentStream = new MediaStream([track]);
    });
    this.#peer.addEventListener('icecandidate', ({ candidate }) => this.#trickle(candidate));
    this.#channel.addEventListener('message', ({ data }) => this.#receive(data));
    const connected = this.#connected();
    connected.catch(() => {});
    try {
      await this.#negotiate();
      await connected;
    } catch (problem) {
      this.close();
      throw problem;
    }
    this.#watch();
  }

  sendText(text) {
    this.#send({ type: 'text', text });
  }

  /** Tells of a button: `talk_started`, `talk_ended` or `hush`. */
  press(button) {
    this.#send({ type: button });
  }

  /** Speaks through another microphone from now on. */
  async replaceMicrophone(track) {
    await this.#sender.replaceTrack(track);
  }

  /** Hangs up; does nothing if that was done before. */
  close() {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    clearInterval(this.#reporter);
    this.#peer.close();
    if (this.#callId) {
      hangUp(this.#callId).catch(() => {});
    }
  }

  async #negotiate() {
    await this.#peer.setLocalDescription();
    const answer = await offerCall(this.#peer.localDescription.sdp);
    this.#callId = answer.call_id;
    if (this.#closed) {
      hangUp(this.#callId).catch(() => {});
      return;
    }
    await this.#peer.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
    const waiting = this.#waitingCandidates;
    this.#waitingCandidates = [];
    waiting.forEach((candidate) => this.#trickle(candidate));
  }

  /** Addresses that are found before the call has an id wait for it. */
  #trickle(candidate) {
    if (!candidate?.candidate) {
      return;
    }
    if (!this.#callId) {
      this.#waitingCandidates.push(candidate);
      return;
    }
    addCandidate(this.#callId, candidate).catch((problem) => {
      console.warn('an address of this browser did not reach the server:', problem.message);
    });
  }

  #receive(data) {
    let event;
    try {
      event = JSON.parse(data);
    } catch {
      console.warn('the server sent an event that is not JSON');
      return;
    }
    this.dispatchEvent(new CustomEvent('event', { detail: event }));
  }

  #connected() {
    return new Promise((resolve, reject) => {
      const fail = () =>
        reject(new ServerGone('The server was reached, but sound cannot flow to it.'));
      const timer = setTimeout(fail, CONNECT_WITHIN_MS);
      this.#peer.addEventListener('connectionstatechange', () => {
        if (this.#peer.connectionState === 'failed') {
          fail();
        }
      });
      this.#channel.addEventListener('open', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #send(message) {
    if (this.#channel.readyState === 'open') {
      this.#channel.send(JSON.stringify(message));
    }
  }

  async #report(playbackDelay) {
    const delayMs = await playbackDelay.measureMs();
    if (delayMs !== null) {
      this.#send({ type: 'playback', delay_ms: delayMs });
    }
  }

  #watch() {
    const playbackDelay = new PlaybackDelay(this.#peer);
    this.#reporter = setInterval(() => this.#report(playbackDelay), REPORT_EVERY_MS);
    this.#channel.addEventListener('close', () => this.#lose());
    this.#peer.addEventListener('connectionstatechange', () => {
      const state = this.#peer.connectionState;
      if (state === 'failed' || state === 'closed') {
        this.#lose();
      } else if (state === 'disconnected') {
        // The network may only be shaky; a server that is gone does not answer this either.
        status().catch(() => this.#lose());
      }
    });
  }

  #lose() {
    if (!this.#closed) {
      this.close();
      this.dispatchEvent(new Event('lost'));
    }
  }
}
