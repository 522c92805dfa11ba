package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.cases.CallMaker.Origin;
import dev.repartee.bench.turns.cases.TabTable.Row;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Complete turns that are clips of their own, such as spoken commands. What follows a clip's end of
 * speech is cut off after a fixed time, and is the same quiet line for all.
 */
final class ClipTurns {
  static final String SOURCE = "commands";
  private static final String QUESTION = "What can I get you?";
  private static final long AFTER_MS = 100;

  private final Path folder;
  private final CallMaker calls;

  ClipTurns(Path folder, CallMaker calls) {
    this.folder = folder;
    this.calls = calls;
  }

  List<TurnCase> read() throws IOException {
    List<Row> rows =
        TabTable.read(
            folder.resolve("manifest.tsv"), "file", "class", "lang", "eos_s", "source_path");
    // Clips of the streams are in whole turns already.
    Set<String> streamed =
        rows.stream()
            .filter(row -> row.text("class").equals("stream"))
            .filter(row -> !row.text("label_basis").startsWith("word-level"))
            .map(row -> row.text("source_path"))
            .collect(Collectors.toSet());
    List<TurnCase> cases = new ArrayList<>();
    for (Row row : rows) {
      if (row.text("class").equals("complete turn")
          && row.text("lang").equals("en")
          && !isStreamed(row, streamed)) {
        cases.add(turn(row));
      }
    }
    return cases;
  }

  private static boolean isStreamed(Row row, Set<String> streamed) {
    String path = row.text("source_path");
    return streamed.contains(path) || streamed.contains(path.replaceAll("#.*", ""));
  }

  private TurnCase turn(Row row) throws IOException {
    long endMs = row.ms("eos_s");
    AudioFrame sound =
        Track.cut(
            WavFile.read(folder.resolve(row.text("file")), Track.RATE_HZ), 0, endMs + AFTER_MS);
    List<Span> voiced = upTo(endMs, Loudness.sounding(sound));
    String id = SOURCE + "/" + row.text("file").replaceAll(".*/|[.]flac", "");
    return calls.make(
        new Origin(id, SOURCE, row.text("source_path"), row.text("source_path")),
        QUESTION,
        sound,
        voiced);
  }

  /** Trusts the label for the end, and the sound for the pauses before it. */
  private static List<Span> upTo(long endMs, List<Span> sounding) {
    List<Span> voiced = new ArrayList<>();
    for (Span span : sounding) {
      if (span.startMs() < endMs - 50) {
        voiced.add(new Span(span.startMs(), Math.min(span.endMs(), endMs)));
      }
    }
    Span last = voiced.remove(voiced.size() - 1);
    voiced.add(new Span(last.startMs(), endMs));
    return voiced;
  }
}
