package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.simulation.LineOptions;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import java.util.List;
import java.util.Random;

/** Makes calls in which a sound comes at a random moment of the agent's answer. */
final class OverlapMaker {
  private static final String QUESTION = "Could you tell me how that works?";
  private static final long QUESTION_AT_MS = 500;

  /** Every agent has begun to answer by then. */
  private static final long EARLIEST_MS = 3_500;

  private static final long SPREAD_MS = 4_000;
  private static final long AFTER_MS = 5_000;
  private static final long LONGEST_SOUND_MS = 3_000;

  /** Of the caller's voice, as root mean square of 16-bit samples: -26 dB of full scale. */
  private static final double VOICE_LEVEL = 1_600;

  private static final long ECHO_DELAY_MS = 120;

  private final List<CallerVoice> voices;
  private final Random random;

  OverlapMaker(List<CallerVoice> voices, long seed) {
    this.voices = voices;
    this.random = new Random(seed);
  }

  /**
   * A call with a sound in it, which must not be silent.
   *
   * @param levelDb of the sound, against the caller's voice
   */
  OverlapCase make(
      String id,
      OverlapKind kind,
      String recording,
      CallerVoice asker,
      AudioFrame sound,
      int levelDb) {
    AudioFrame question = asker.speak(QUESTION).sound();
    List<Span> asked = Loudness.sounding(question);
    List<Span> sounding = within(Loudness.sounding(sound));
    long cutMs = sounding.get(sounding.size() - 1).endMs();
    AudioFrame cut = Track.cut(sound, 0, cutMs);
    long atMs = QUESTION_AT_MS + Track.lengthMs(question) + EARLIEST_MS + draw();
    Track track = Track.quiet(atMs + cutMs + AFTER_MS, id.hashCode());
    track.add(question, QUESTION_AT_MS, VOICE_LEVEL / Loudness.level(question, asked));
    double gain = VOICE_LEVEL / Loudness.level(sound, sounding) * Math.pow(10, levelDb / 20.0);
    track.add(cut, atMs, gain);
    Span overlap = new Span(atMs + sounding.get(0).startMs(), atMs + cutMs);
    return new OverlapCase(
        id, kind, recording, Part.of(recording), track.sound(), overlap, LineOptions.PLAIN);
  }

  /** A call in which nothing comes but the agent's own voice. */
  OverlapCase echo(int number, OverlapKind kind, double gainDb) {
    CallerVoice asker = voices.get(number % voices.size());
    AudioFrame question = asker.speak(QUESTION).sound();
    long askedMs = QUESTION_AT_MS + Track.lengthMs(question);
    String id = "%s/%d".formatted(name(kind), number);
    Span looked = new Span(askedMs, askedMs + EARLIEST_MS + SPREAD_MS + draw());
    Track track = Track.quiet(looked.endMs(), id.hashCode() + draw());
    double level = Loudness.level(question, Loudness.sounding(question));
    track.add(question, QUESTION_AT_MS, VOICE_LEVEL / level);
    LineOptions line = LineOptions.PLAIN.withEcho(gainDb, ECHO_DELAY_MS + number * 10L % 100);
    return new OverlapCase(id, kind, id, Part.of(id), track.sound(), looked, line);
  }

  /** The kind as it stands in reports. */
  static String name(OverlapKind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  private long draw() {
    return random.nextInt((int) SPREAD_MS);
  }

  private static List<Span> within(List<Span> sounding) {
    if (sounding.isEmpty()) {
      throw new IllegalArgumentException("a recording has no sound in it");
    }
    long limitMs = sounding.get(0).startMs() + LONGEST_SOUND_MS;
    return sounding.stream()
        .filter(span -> span.startMs() < limitMs)
        .map(span -> new Span(span.startMs(), Math.min(span.endMs(), limitMs)))
        .toList();
  }
}
