// Runs before the page's own scripts, and notes in window.reached when a call reaches each stage,
// in ms of the page's clock.
{
  const reached = (window.reached = {});
  const note = (stage, atMs = performance.now()) => (reached[stage] ??= atMs);

  /** Peaks below this are silence: -50 dB of full scale, as for all other callers. */
  const SILENCE = 0.003;

  addEventListener('click', (event) => note('press', event.timeStamp), { capture: true });

  const fetchAsBefore = window.fetch;
  window.fetch = (address, options) => {
    if (options?.method === 'POST') {
      note('offer');
    }
    return fetchAsBefore(address, options);
  };

  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(...options) {
      super(...options);
      this.addEventListener('iceconnectionstatechange', () => {
        if (this.iceConnectionState === 'connected') {
          note('ice');
        }
      });
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') {
          note('dtls');
        }
      });
      this.addEventListener('track', ({ track }) => listen(track));
    }

    createDataChannel(...options) {
      const channel = super.createDataChannel(...options);
      channel.addEventListener('open', () => note('channel'));
      return channel;
    }

    setRemoteDescription(description) {
      note('answer');
      return super.setRemoteDescription(description);
    }
  };

  /** Looks at the last 5 ms of what the page is given to play, over and over. */
  function listen(track) {
    const context = new AudioContext();
    const tap = new AnalyserNode(context, { fftSize: 256 });
    context.createMediaStreamSource(new MediaStream([track])).connect(tap);
    const samples = new Float32Array(tap.fftSize);
    const timer = setInterval(() => {
      tap.getFloatTimeDomainData(samples);
      if (samples.some((sample) => Math.abs(sample) > SILENCE)) {
        note('audible');
        clearInterval(timer);
      }
    }, 4);
  }
}
