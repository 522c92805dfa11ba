package dev.repartee.bench.turns.cases;

import dev.repartee.bench.asr.SpeechSet;
import dev.repartee.bench.asr.SpeechSet.Recording;
import dev.repartee.bench.turns.cases.CallMaker.Origin;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Read speech: sentences with the pauses of a reader, and single letters and digits. */
final class ReadTurns {
  static final String SENTENCES = "read speech";

  private static final String ONE_WORD = "one word";
  private static final int MOST_OF_A_SET = 30;
  private static final long LONGEST_MS = 20_000;
  private static final Set<String> DIGITS =
      Set.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private final Path folder;
  private final CallMaker calls;
  private final long seed;

  ReadTurns(Path folder, CallMaker calls, long seed) {
    this.folder = folder;
    this.calls = calls;
    this.seed = seed;
  }

  List<TurnCase> read() throws IOException {
    List<TurnCase> cases = new ArrayList<>();
    for (SpeechSet set : SpeechSet.in(folder)) {
      List<Recording> recordings = new ArrayList<>(set.recordings());
      Collections.shuffle(recordings, new Random(seed));
      for (Recording recording :
          recordings.subList(0, Math.min(MOST_OF_A_SET, recordings.size()))) {
        add(set.name(), recording, cases);
      }
    }
    return cases;
  }

  private void add(String set, Recording recording, List<TurnCase> cases) throws IOException {
    AudioFrame sound = WavFile.read(recording.file(), Track.RATE_HZ);
    List<Span> voiced = Loudness.sounding(sound);
    if (voiced.isEmpty() || Track.lengthMs(sound) > LONGEST_MS) {
      return;
    }
    boolean oneWord = !recording.text().strip().contains(" ");
    String name = String.valueOf(recording.file().getFileName()).replaceAll("[.][a-z]+$", "");
    String source = oneWord ? ONE_WORD : SENTENCES;
    String speaker = set + "/" + speakerOf(name);
    cases.add(
        calls.make(
            new Origin(source + "/" + name, source, set + "/" + name, speaker),
            question(recording.text()),
            sound,
            voiced,
            oneWord));
  }

  /** File names begin with the speaker's number, or have the speaker's name in the middle. */
  private static String speakerOf(String name) {
    String[] parts = name.split("[-_]", -1);
    boolean startsWithWhatIsSaid = parts.length > 1 && parts[0].length() == 1;
    return startsWithWhatIsSaid ? parts[1] : parts[0];
  }

  private static String question(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (DIGITS.contains(plain) || plain.matches("\\d")) {
      return "Which digit is it, please?";
    }
    return plain.length() == 1 ? "Which letter is it, please?" : "Please tell me what happened.";
  }
}
