import { Refusal, ServerGone } from '/app/api.js';

/**
 * Takes the place of the real line: the test says what happens on it, through `window.stub`.
 * The agent's voice is a wavering tone.
 */
const stub = (window.stub ??= {});
stub.sent = [];
stub.pressed = [];
stub.opened = 0;

export class Line extends EventTarget {
  agentStream = null;

  async open(microphoneTrack) {
    stub.opened += 1;
    await microphoneTrack;
    if (stub.gone) {
      throw new ServerGone('The server does not answer.');
    }
    if (stub.refusal) {
      throw new Refusal(stub.refusal);
    }
    this.agentStream = waveringTone();
    this.dispatchEvent(new Event('sound'));
    stub.line = this;
  }

  sendText(text) {
    stub.sent.push(text);
  }

  press(button) {
    stub.pressed.push(button);
  }

  async replaceMicrophone() {}

  close() {
    stub.closed = (stub.closed ?? 0) + 1;
  }
}

stub.happen = (event) => stub.line.dispatchEvent(new CustomEvent('event', { detail: event }));
stub.interrupt = () => stub.line.dispatchEvent(new Event('waiting'));
stub.comeBack = () => stub.line.dispatchEvent(new Event('back'));
stub.lose = () => stub.line.dispatchEvent(new Event('lost'));

function waveringTone() {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: 180 });
  const waver = new OscillatorNode(context, { frequency: 3.3 });
  const depth = new GainNode(context, { gain: 0.1 });
  const loudness = new GainNode(context, { gain: 0.1 });
  const end = context.createMediaStreamDestination();
  waver.connect(depth).connect(loudness.gain);
  tone.connect(loudness).connect(end);
  tone.start();
  waver.start();
  return end.stream;
}
