import { Refusal, ServerGone, addCandidate, hangUp, offerCall, offerCallAgain } from '/app/api.js';
import { PlaybackDelay } from '/app/playback-delay.js';

const CONNECT_WITHIN_MS = 15_000;
const REPORT_EVERY_MS = 1_000;
const LOOK_AGAIN_AFTER_MS = 1_000;

/** A little less than the server waits. */
const WAIT_FOR_MS = 30_000;

/**
 * The line of one call: sound both ways, and a data channel for events and typed text.
 *
 * Fires `sound` when the agent's stream is there, which is before anything can be heard on it,
 * `event` (its detail is one conversation event), `waiting` when the line is interrupted and
 * `back` when it is up again, and, once, `lost` when it breaks for good. A line is opened once and
 * closed once.
 */
export class Line extends EventTarget {
  #peer = new RTCPeerConnection();
  #channel = this.#peer.createDataChannel('events');
  #callId = null;
  #waitingCandidates = [];
  #sender = null;
  #reporter = 0;
  #closed = false;
  #waitTimer = 0;
  #looksForWay = false;

  /** The agent's sound; set when `sound` is fired. */
  agentStream = null;

  /**
   * Resolves when sound and events flow. The microphone's track may be a promise: it is opened
   * while the line is, for either takes its time.
   */
  async open(microphoneTrack) {
    this.#sender = this.#peer.addTransceiver('audio').sender;
    const speaking = this.#speakInto(microphoneTrack);
    speaking.catch(() => {});
    this.#peer.addEventListener('track', ({ track }) => {
      this.agentStream = new MediaStream([track]);
      this.dispatchEvent(new Event('sound'));
    });
    this.#peer.addEventListener('icecandidate', ({ candidate }) => this.#trickle(candidate));
    this.#channel.addEventListener('message', ({ data }) => this.#receive(data));
    const connected = this.#connected();
    connected.catch(() => {});
    try {
      await Promise.all([this.#negotiate(), connected, speaking]);
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
    clearTimeout(this.#waitTimer);
    this.#peer.close();
    if (this.#callId) {
      hangUp(this.#callId).catch(() => {});
    }
  }

  async #speakInto(microphoneTrack) {
    await this.#sender.replaceTrack(await microphoneTrack);
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
      if (state === 'closed') {
        this.#lose();
      } else if (state === 'disconnected' || state === 'failed') {
        this.#wait();
      } else if (state === 'connected') {
        this.#goOn();
      }
      if (state === 'failed') {
        this.#findAnotherWay();
      }
    });
  }

  #wait() {
    if (!this.#waitTimer && !this.#closed) {
      this.#waitTimer = setTimeout(() => this.#lose(), WAIT_FOR_MS);
      this.dispatchEvent(new Event('waiting'));
    }
  }

  #goOn() {
    if (this.#waitTimer) {
      clearTimeout(this.#waitTimer);
      this.#waitTimer = 0;
      this.dispatchEvent(new Event('back'));
    }
  }

  /** Browsers give up after some 15 s, or when their network has changed: then they need an offer. */
  async #findAnotherWay() {
    if (this.#looksForWay) {
      return;
    }
    this.#looksForWay = true;
    this.#peer.restartIce();
    await this.#peer.setLocalDescription();
    while (!this.#closed) {
      try {
        const { sdp } = await offerCallAgain(this.#callId, this.#peer.localDescription.sdp);
        await this.#peer.setRemoteDescription({ type: 'answer', sdp });
        this.#looksForWay = false;
        return;
      } catch (problem) {
        if (problem instanceof Refusal) {
          this.#lose();
        }
      }
      await new Promise((resume) => setTimeout(resume, LOOK_AGAIN_AFTER_MS));
    }
  }

  #lose() {
    if (!this.#closed) {
      this.close();
      this.dispatchEvent(new Event('lost'));
    }
  }
}
