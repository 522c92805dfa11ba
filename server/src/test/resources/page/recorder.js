// Keeps what the caller hears: the sound of the page's audio element, as 16-bit samples.
(() => {
  const RATE_HZ = 16_000;
  const chunks = [];
  const context = new AudioContext({ sampleRate: RATE_HZ });
  const recorder = context.createScriptProcessor(4096, 1, 1);
  recorder.onaudioprocess = ({ inputBuffer }) => {
    chunks.push(Int16Array.from(inputBuffer.getChannelData(0), (sample) => sample * 32_767));
  };
  recorder.connect(context.destination);
  const audio = document.querySelector('repartee-app').shadowRoot.querySelector('audio');
  context.createMediaStreamSource(audio.srcObject).connect(recorder);
  window.recordedSamples = () => chunks.flatMap((chunk) => [...chunk]);
})();
