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
    List<Integer> pausesAfter = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (String piece : text.split("(?= *[|])|(?<=[|]) ", -1)) {
      String words = piece.strip();
      if (words.equals("|") || words.equals("||")) {
        pausesAfter.add(plain.toString().strip().length());
        lengths.add(words.length() == 1 ? draw(random) : LONG_PAUSE_MS + draw(random));
      } else if (!words.isEmpty()) {
        plain.append(words).append(' ');
      }
    }
    Rendering spoken = voice.speak(plain.toString().strip());
    List<AudioFrame> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < pausesAfter.size(); i++) {
      parts.add(spoken.sound().slice(from, endOfWordAt(spoken, pausesAfter.get(i))));
      parts.add(AudioFrame.silence((int) (lengths.get(i) * Track.RATE_HZ / 1000), Track.RATE_HZ));
      from = startOfWordAfter(spoken, pausesAfter.get(i));
    }
    parts.add(spoken.sound().slice(from, spoken.sound().sampleCount()));
    return AudioFrame.join(parts.toArray(AudioFrame[]::new));
  }

  private static int endOfWordAt(Rendering spoken, int textEnd) {
    int end = 0;
    for (WordTiming word : spoken.words()) {
      if (word.textEnd() <= textEnd) {
        end = (int) word.endSample();
      }
    }
    return Math.min(end, spoken.sound().sampleCount());
  }

  /** The voice's own pause before it gives way to the one that was drawn. */
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
}
