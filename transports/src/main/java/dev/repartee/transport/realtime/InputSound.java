package dev.repartee.transport.realtime;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.transport.audio.IncomingSound;
import dev.repartee.transport.audio.WireFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The input buffer of a session: what the caller says, on its way to the ears.
 *
 * <p>Where turns end by silence, the ears need sound at the speed at which it is spoken. Programs
 * may send whole recordings at once; so sound that runs ahead of time waits here, up to {@value
 * #MAX_SECONDS} s. Where the program ends turns, all of it waits for that and is handed over as one
 * utterance. Lives on the call's loop.
 */
final class InputSound {
  static final int MAX_SECONDS = 60;

  /** The shortest utterance that can have a word in it. */
  private static final int MIN_COMMIT_MS = 100;

  private static final int HEARD_RATE_HZ = IncomingSound.HEARD_RATE_HZ;
  private static final int SAMPLES_PER_MS = HEARD_RATE_HZ / 1000;
  private static final int MAX_SAMPLES = MAX_SECONDS * HEARD_RATE_HZ;
  private static final int PIECE_SAMPLES = HEARD_RATE_HZ / 50;

  /** So much may be handed on at once: live sound comes in lumps. */
  private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** A caller who sends nothing for so long is silent. */
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final AudioFrame SILENCE = AudioFrame.silence(HEARD_RATE_HZ / 100, HEARD_RATE_HZ);

  private final EventLoop loop;
  private final Deque<AudioFrame> waiting = new ArrayDeque<>();
  private IncomingSound incoming = new IncomingSound(AudioFormats.PCM);
  private WireFormat format = AudioFormats.PCM;
  private boolean byProgram;
  private int waitingSamples;
  private long handedSamples;
  private long creditNanos = BURST_NANOS;
  private long creditAtNanos;
  private long heardAtNanos;
  private boolean endsNow;

  InputSound(EventLoop loop) {
    this.loop = loop;
    this.creditAtNanos = loop.nanos();
    this.heardAtNanos = loop.nanos();
  }

  /** Follows the session's settings. */
  void follow(SessionSettings settings) {
    if (!format.equals(settings.input())) {
      format = settings.input();
      incoming = new IncomingSound(format);
    }
    byProgram = settings.turns().byProgram();
  }

  /** Takes coded sound of the program's. */
  void append(byte[] bytes) throws RealtimeProblem {
    if (bytes.length == 0) {
      return;
    }
    if (!incoming.isWhole(bytes.length)) {
      throw RealtimeProblem.invalid("audio", "a whole number of samples");
    }
    long samples = format.nanosOfBytes(bytes.length) / 1_000_000 * SAMPLES_PER_MS;
    if (waitingSamples + samples > MAX_SAMPLES) {
      throw new RealtimeProblem(
          "input_audio_buffer_full",
          "audio",
          "At most " + MAX_SECONDS + " seconds of sound may wait; this piece was dropped.");
    }
    add(incoming.read(bytes, bytes.length));
  }

  /** Takes sound as it comes from a microphone; what is too old is forgotten. */
  void add(AudioFrame sound) {
    for (int from = 0; from < sound.sampleCount(); from += PIECE_SAMPLES) {
      waiting.addLast(sound.slice(from, Math.min(from + PIECE_SAMPLES, sound.sampleCount())));
    }
    waitingSamples += sound.sampleCount();
    while (waitingSamples > MAX_SAMPLES) {
      waitingSamples -= waiting.removeFirst().sampleCount();
    }
    endsNow = false;
  }

  /** Hands on what is due; call it when sound was added, and every 10 ms. */
  void handOn(CallListener ears) {
    long nowNanos = loop.nanos();
    long passedNanos = nowNanos - creditAtNanos;
    // A little faster than time, so that a hold-up is made good.
    creditNanos = Math.min(BURST_NANOS, creditNanos + passedNanos + passedNanos / 16);
    creditAtNanos = nowNanos;
    if (byProgram) {
      return;
    }
    @Nullable AudioFrame next = waiting.peekFirst();
    while (next != null && next.durationNanos() <= creditNanos) {
      creditNanos -= next.durationNanos();
      heardAtNanos = nowNanos;
      hand(waiting.removeFirst(), ears);
      next = waiting.peekFirst();
    }
  }

  /** Lets 10 ms pass: a caller who sends nothing is silent. */
  void beat(CallListener ears) {
    handOn(ears);
    boolean quiet = waiting.isEmpty() && (endsNow || loop.nanos() - heardAtNanos > QUIET_NANOS);
    if (quiet && !byProgram) {
      ears.onAudio(SILENCE);
    }
  }

  /** Refuses a commit of nothing. */
  void requireCommittable() throws RealtimeProblem {
    if (byProgram && waitingSamples < MIN_COMMIT_MS * SAMPLES_PER_MS) {
      throw new RealtimeProblem(
          "input_audio_buffer_commit_empty",
          null,
          "There are %d ms of sound to commit, but at least %d are needed."
              .formatted(waitingSamples / SAMPLES_PER_MS, MIN_COMMIT_MS));
    }
  }

  /** The program says that no more comes; where it ends turns, all is one utterance. */
  void commit(CallListener ears) {
    if (!byProgram) {
      // The voice's end is found by silence, which need not be sent.
      endsNow = true;
      return;
    }
    ears.onTalkStarted();
    while (!waiting.isEmpty()) {
      hand(waiting.removeFirst(), ears);
    }
    ears.onTalkEnded();
  }

  /** Forgets what waits. */
  void clear() {
    waiting.clear();
    waitingSamples = 0;
  }

  /** How much sound was handed on since the beginning. */
  long handedMs() {
    return handedSamples / SAMPLES_PER_MS;
  }

  private void hand(AudioFrame piece, CallListener ears) {
    waitingSamples -= piece.sampleCount();
    handedSamples += piece.sampleCount();
    ears.onAudio(piece);
  }
}
