package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.simulation.Rendering;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A text that is spoken with pauses where it has bars: {@code |} for one as people make them in the
 * middle of what they say, {@code ||} for a long one.
 *
 * <p>The text is spoken as one, and cut open after it: so the melody does not tell that a pause
 * follows. Lengths of pauses are log-normal, with a median of 350 ms; 5 % are longer than 1.6 s.
 */
final class PausedSpeech {
  private static final double MEDIAN_MS = 350;
  private static final double SPREAD = 0.93;
  private static final long SHORTEST_MS = 150;
  private static final long LONGEST_MS = 2_500;
  private static final long LONG_PAUSE_MS = 1_500;

  private PausedSpeech() {}

  /** Has a text spoken; the result is at 16 kHz. */
  static AudioFrame speak(String text, CallerVoice voice, Random random) {
    List<Pause> pauses = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (String token : text.strip().split(" ", -1)) {
      if (token.equals("|")) {
        pauses.add(new Pause(plain.toString().stripTrailing().length(), draw(random)));
      } else if (token.equals("||")) {
        long lengthMs = LONG_PAUSE_MS + draw(random);
        pauses.add(new Pause(plain.toString().stripTrailing().length(), lengthMs));
      } else {
        plain.append(token).append(' ');
      }
    }
    return withPauses(voice.speak(plain.toString().strip()), pauses);
  }

  /** Puts silence of the given lengths where the voice made its own pause, or none. */
  private static AudioFrame withPauses(Rendering spoken, List<Pause> pauses) {
    List<AudioFrame> parts = new ArrayList<>();
    int from = 0;
    for (Pause pause : pauses) {
      int cut = Math.max(from, endOfWordBefore(spoken, pause.textEnd()));
      int next = Math.max(cut, startOfWordAfter(spoken, pause.textEnd()));
      parts.add(spoken.sound().slice(from, cut));
      parts.add(AudioFrame.silence((int) (pause.lengthMs() * Track.RATE_HZ / 1000), Track.RATE_HZ));
      from = next;
    }
    parts.add(spoken.sound().slice(from, spoken.sound().sampleCount()));
    return AudioFrame.join(parts.toArray(AudioFrame[]::new));
  }

  private static int endOfWordBefore(Rendering spoken, int textEnd) {
    long end = 0;
    for (WordTiming word : spoken.words()) {
      if (word.textEnd() <= textEnd) {
        end = word.endSample();
      }
    }
    return (int) Math.min(end, spoken.sound().sampleCount());
  }

  private static int startOfWordAfter(Rendering spoken, int textEnd) {
    for (WordTiming word : spoken.words()) {
      if (word.textStart() >= textEnd) {
        return (int) Math.min(word.startSample(), spoken.sound().sampleCount());
      }
    }
    return spoken.sound().sampleCount();
  }

  private static long draw(Random random) {
    long ms = Math.round(MEDIAN_MS * Math.exp(SPREAD * random.nextGaussian()));
    return Math.max(SHORTEST_MS, Math.min(LONGEST_MS, ms));
  }

  /** A silence after so many characters of the text. */
  private record Pause(int textEnd, long lengthMs) {}
}
