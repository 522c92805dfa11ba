import { Refusal, ServerGone } from '/app/api.js';
import { Level } from '/app/levels.js';
import { Line } from '/app/line.js';
import { NoMicrophone, isMicrophoneAllowed, openMicrophone, silentTrack } from '/app/microphone.js';

const RETRY_AFTER_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * The caller's side of a call, from the first press of the button to the last word.
 *
 * `phase` is `idle`, `connecting`, `connected`, `waiting` or `retrying`. Fires `change` when anything that is
 * shown has changed, `event` for each conversation event, and `begin` when a line is open.
 */
export class Call extends EventTarget {
  phase = 'idle';
  muted = false;
  /** What went wrong, as `{kind, title, message}`; null if nothing did. */
  problem = null;
  retryAt = 0;
  callerLevel = null;
  agentLevel = null;
  agentStream = null;

  #audioContext = null;
  #track = null;
  /** Resolves to the track when it is there. */
  #microphone = null;
  #line = null;
  #timer = 0;
  #attempts = 0;
  #typedOnly = false;
  /** Counts starts and hang-ups, so that a start knows when it was overtaken. */
  #generation = 0;

  /** Calls the agent. Must be called from a click or key press, or browsers play no sound. */
  async start({ microphone, typedOnly = false }) {
    const generation = ++this.#generation;
    this.#release();
    this.#typedOnly = typedOnly;
    this.#attempts = 0;
    this.muted = false;
    this.#audioContext ??= new AudioContext();
    this.#audioContext.resume();
    this.#set({ phase: 'connecting', problem: null });
    this.#microphone = this.#openMicrophone(microphone, generation);
    this.#microphone.catch(() => {});
    try {
      // Nobody is called before the caller has agreed to be heard.
      if (typedOnly || !(await isMicrophoneAllowed())) {
        await this.#microphone;
      }
    } catch (cause) {
      if (generation === this.#generation) {
        this.#fail(cause);
      }
      return;
    }
    if (generation === this.#generation) {
      await this.#connect();
    }
  }

  /** Ends the call, or the attempts to reach the server. */
  hangUp() {
    this.#generation += 1;
    this.#release();
    this.#set({ phase: 'idle', problem: null });
  }

  /** Does not wait for the next attempt. */
  retryNow() {
    if (this.phase === 'retrying') {
      clearTimeout(this.#timer);
      this.#connect();
    }
  }

  sendText(text) {
    this.#line.sendText(text);
  }

  /** Has the agent be quiet at once. */
  hush() {
    this.#line?.press('hush');
  }

  /** Tells whether the caller holds the button to talk. */
  setTalking(talking) {
    this.#line?.press(talking ? 'talk_started' : 'talk_ended');
  }

  setMuted(muted) {
    this.#track.enabled = !muted;
    this.#set({ muted });
  }

  get canMute() {
    return this.phase === 'connected' && !this.#typedOnly;
  }

  /** Speaks through another microphone from now on. */
  async useMicrophone(deviceId) {
    if (!this.canMute) {
      return;
    }
    try {
      const track = await openMicrophone(deviceId);
      await this.#line.replaceMicrophone(track);
      this.#dropTrack();
      this.#track = track;
      this.#microphone = Promise.resolve(track);
      this.#track.enabled = !this.muted;
      this.callerLevel = new Level(this.#audioContext, track);
      this.#set({ problem: null });
    } catch (cause) {
      this.#set({ problem: microphoneProblem(cause) });
    }
  }

  dismissProblem() {
    this.#set({ problem: null });
  }

  async #openMicrophone(deviceId, generation) {
    const track = this.#typedOnly
      ? silentTrack(this.#audioContext)
      : await openMicrophone(deviceId);
    if (generation !== this.#generation) {
      track.stop();
    } else {
      this.#track = track;
      this.callerLevel = this.#typedOnly ? null : new Level(this.#audioContext, track);
    }
    return track;
  }

  async #connect() {
    const line = new Line();
    this.#line = line;
    line.addEventListener('sound', () => this.#hear(line));
    line.addEventListener('event', ({ detail }) => this.#receive(line, detail));
    line.addEventListener('waiting', () => this.#wait(line));
    line.addEventListener('back', () => this.#goOn(line));
    line.addEventListener('lost', () => this.#lost(line));
    this.#set({ phase: this.#attempts === 0 ? 'connecting' : 'retrying', retryAt: 0 });
    // The line's first events may come in the same breath as its opening.
    this.dispatchEvent(new Event('begin'));
    try {
      await line.open(this.#microphone);
    } catch (cause) {
      if (this.#line === line) {
        this.#fail(cause);
      }
      return;
    }
    if (this.#line !== line) {
      return;
    }
    this.#attempts = 0;
    this.#set({ phase: 'connected', problem: null });
  }

  /** Browsers take a while from when sound is given to them until they play it. */
  #hear(line) {
    if (this.#line === line) {
      this.agentLevel = new Level(this.#audioContext, line.agentStream.getAudioTracks()[0]);
      this.#set({ agentStream: line.agentStream });
    }
  }

  #receive(line, event) {
    if (this.#line !== line) {
      return;
    }
    this.dispatchEvent(new CustomEvent('event', { detail: event }));
    if (event.type === 'call_ended') {
      this.hangUp();
    }
  }

  #wait(line) {
    if (this.#line === line && this.phase === 'connected') {
      this.#set({
        phase: 'waiting',
        problem: {
          kind: 'waiting',
          title: 'Connection lost, waiting',
          message: 'The call goes on where it was when the network is back.',
        },
      });
    }
  }

  #goOn(line) {
    if (this.#line === line && this.phase === 'waiting') {
      this.#set({ phase: 'connected', problem: null });
    }
  }

  #lost(line) {
    if (this.#line === line) {
      this.#retry({
        kind: 'lost',
        title: 'The connection was lost',
        message: 'The server or the network is gone.',
      });
    }
  }

  #fail(cause) {
    if (cause instanceof ServerGone) {
      this.#retry({ kind: 'lost', title: 'The server is gone', message: cause.message });
      return;
    }
    this.#release();
    this.#set({ phase: 'idle', problem: problemOf(cause) });
  }

  #retry(problem) {
    this.#closeLine();
    const wait = RETRY_AFTER_MS[Math.min(this.#attempts, RETRY_AFTER_MS.length - 1)];
    this.#attempts += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), wait);
    this.#set({ phase: 'retrying', problem, retryAt: Date.now() + wait });
  }

  #release() {
    clearTimeout(this.#timer);
    this.#closeLine();
    this.#dropTrack();
  }

  #closeLine() {
    this.#line?.close();
    this.#line = null;
    this.agentLevel?.release();
    this.agentLevel = null;
    this.agentStream = null;
  }

  #dropTrack() {
    this.callerLevel?.release();
    this.callerLevel = null;
    this.#track?.stop();
    this.#track = null;
    this.#microphone = null;
  }

  #set(changes) {
    Object.assign(this, changes);
    this.dispatchEvent(new Event('change'));
  }
}

function problemOf(cause) {
  if (cause instanceof NoMicrophone) {
    return microphoneProblem(cause);
  }
  if (cause instanceof Refusal) {
    return { kind: 'refused', title: 'The server did not take the call', message: cause.message };
  }
  return { kind: 'refused', title: 'The call could not be set up', message: cause.message };
}

function microphoneProblem(cause) {
  return { kind: 'microphone', title: cause.title ?? 'No microphone', message: cause.message };
}
