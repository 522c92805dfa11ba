const FLOOR_DB = -60;

/** How loud a track is now, from 0 (silent) to 1, for as long as it is looked at. */
export class Level {
  #analyser;
  #source;
  #samples;

  constructor(audioContext, track) {
    this.#analyser = audioContext.createAnalyser();
    this.#analyser.fftSize = 1024;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#source = audioContext.createMediaStreamSource(new MediaStream([track]));
    this.#source.connect(this.#analyser);
  }

  now() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let energy = 0;
    for (const sample of this.#samples) {
      energy += sample * sample;
    }
    const decibels = 10 * Math.log10(energy / this.#samples.length + 1e-12);
    return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
  }

  release() {
    this.#source.disconnect();
  }
}
