const LONGEST_MS = 2_000;

/**
 * How long received sound waits in this browser before it is heard: in the jitter buffer, and in
 * the sound card where the browser says so. The server needs it to know which words were heard.
 */
export class PlaybackDelay {
  #peer;
  #before = new Map();

  constructor(peer) {
    this.#peer = peer;
  }

  /** The mean since the last time, in milliseconds; null if nothing was received. */
  async measureMs() {
    let seconds = 0;
    let received = false;
    for (const stats of (await this.#peer.getStats()).values()) {
      if (stats.type === 'inbound-rtp' && stats.kind === 'audio') {
        const wait = this.#mean(stats.id, stats.jitterBufferDelay, stats.jitterBufferEmittedCount);
        received = wait !== null;
        seconds += wait ?? 0;
      } else if (stats.type === 'media-playout') {
        seconds += this.#mean(stats.id, stats.totalPlayoutDelay, stats.totalSamplesCount) ?? 0;
      }
    }
    return received ? Math.min(LONGEST_MS, Math.round(seconds * 1000)) : null;
  }

  /** Both are totals since the connection began. */
  #mean(id, totalDelay, totalCount) {
    const { delay, count } = this.#before.get(id) ?? { delay: 0, count: 0 };
    this.#before.set(id, { delay: totalDelay, count: totalCount });
    return totalCount > count ? (totalDelay - delay) / (totalCount - count) : null;
  }
}
