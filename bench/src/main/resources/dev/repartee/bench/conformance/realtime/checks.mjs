// What the programs here have in common: the sound that they say, waiting, and telling how it went.
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

export const RATE_HZ = 24000;

/** The samples of a recording, 16 bits at 24 kHz, as a Buffer. */
export function recording(file) {
  const wav = readFileSync(file);
  return wav.subarray(wav.indexOf("data") + 8);
}

/** Says a recording at the speed at which it is spoken, and then silence until stopped. */
export async function speak(sound, append, until) {
  const piece = RATE_HZ / 10 * 2; // 100 ms
  const began = performance.now();
  for (let n = 0; !until(); n++) {
    const part = Buffer.alloc(piece);
    sound.subarray(n * piece, (n + 1) * piece).copy(part);
    append(part);
    await delay(Math.max(0, began + (n + 1) * 100 - performance.now()));
  }
}

/** Loudness of 16-bit samples, 0 to 1. */
export function loudness(sound) {
  let sum = 0;
  for (let i = 0; i + 1 < sound.length; i += 2) sum += (sound.readInt16LE(i) / 32768) ** 2;
  return Math.sqrt(sum / Math.max(1, sound.length / 2));
}

export function require(truth, otherwise) {
  if (!truth) throw new Error(otherwise);
}

export function requireMatch(text, pattern) {
  require(pattern.test(text), `"${text}" does not match ${pattern}`);
}

/** Collects what happens, and lets a check wait for the next of it. */
export class Happenings {
  #seen = [];
  #waiting = [];

  add(event) {
    this.#seen.push(event);
    this.#waiting = this.#waiting.filter((wait) => !wait(event));
  }

  /** All that has happened since a mark. */
  since(mark) {
    return this.#seen.slice(mark);
  }

  mark() {
    return this.#seen.length;
  }

  /** The first event of a type since the mark, come or yet to come. */
  async next(type, mark = this.mark(), suits = () => true, patienceMs = 20000) {
    const fits = (event) => event.type === type && suits(event);
    const there = this.since(mark).find(fits);
    if (there) return there;
    let timer;
    return new Promise((resolve, reject) => {
      timer = setTimeout(() => {
        const types = this.since(mark).map((event) => event.type);
        reject(new Error(`waited in vain for ${type}; came: ${[...new Set(types)].join(", ")}`));
      }, patienceMs);
      this.#waiting.push((event) => fits(event) && (resolve(event), true));
    }).finally(() => clearTimeout(timer));
  }
}

/** Runs checks one after the other; prints a line of JSON for each. */
export async function run(checks) {
  for (const [name, check] of Object.entries(checks)) {
    const began = performance.now();
    let note = "";
    let passed = true;
    try {
      note = (await check()) ?? "";
    } catch (error) {
      passed = false;
      note = String(error?.message ?? error);
    }
    const tookMs = Math.round(performance.now() - began);
    console.log(JSON.stringify({ check: name, passed, note: String(note), took_ms: tookMs }));
  }
}
