package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.cases.CallMaker.Origin;
import dev.repartee.bench.turns.cases.TabTable.Row;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns of real conversations, whole: from the first voice to the end of the turn with the pauses
 * as they were, followed by the channel's own silence.
 */
final class StreamTurns {
  static final String SOURCE = "conversation";
  private static final String QUESTION = "How can I help you today?";
  private static final long BEFORE_MS = 300;
  private static final long LONGEST_AFTER_MS = 4_000;
  private static final long MARGIN_MS = 100;

  private final Path folder;
  private final CallMaker calls;

  /**
   * The streams.
   *
   * @param folder has the folder {@code streams} in it
   */
  StreamTurns(Path folder, CallMaker calls) {
    this.folder = folder.resolve("streams");
    this.calls = calls;
  }

  List<TurnCase> read() throws IOException {
    Map<String, List<Row>> turns = new LinkedHashMap<>();
    for (Row row :
        TabTable.read(
            folder.resolve("events.tsv"), "stream", "channel", "event", "start_s", "end_s")) {
      if (row.text("event").equals("turn_end")) {
        turns
            .computeIfAbsent(row.text("stream") + "_" + row.text("channel"), k -> new ArrayList<>())
            .add(row);
      }
    }
    List<Row> speech =
        TabTable.read(folder.resolve("speech.tsv"), "stream", "speaker", "start_s", "end_s");
    List<TurnCase> cases = new ArrayList<>();
    for (List<Row> ofChannel : turns.values()) {
      cases.addAll(channel(ofChannel, speech));
    }
    return cases;
  }

  private List<TurnCase> channel(List<Row> turns, List<Row> speech) throws IOException {
    String stream = turns.get(0).text("stream");
    String channel = turns.get(0).text("channel");
    AudioFrame sound = WavFile.read(file(stream, channel), Track.RATE_HZ);
    List<Span> voiced = new ArrayList<>();
    for (Row row : speech) {
      if (row.text("stream").equals(stream) && row.text("speaker").equals(channel)) {
        voiced.add(new Span(row.ms("start_s"), row.ms("end_s")));
      }
    }
    List<TurnCase> cases = new ArrayList<>();
    for (Row turn : turns) {
      String name = stream + "_" + channel;
      String id = "%s/%s@%s".formatted(SOURCE, name, turn.text("start_s"));
      Origin origin = new Origin(id, SOURCE, name, name);
      Span whole = new Span(turn.ms("start_s"), turn.ms("end_s"));
      List<Span> within = voiced.stream().filter(span -> span.overlapMs(whole) > 0).toList();
      if (!within.isEmpty()) {
        cases.add(turn(origin, sound, voiced, within));
      }
    }
    return cases;
  }

  private TurnCase turn(Origin origin, AudioFrame sound, List<Span> all, List<Span> voiced) {
    long startMs = voiced.get(0).startMs();
    long endMs = voiced.get(voiced.size() - 1).endMs();
    long fromMs = Math.max(startMs - BEFORE_MS, 0);
    long toMs = endMs + LONGEST_AFTER_MS;
    for (Span other : all) {
      if (other.endMs() <= startMs) {
        fromMs = Math.max(fromMs, other.endMs());
      }
      if (other.startMs() >= endMs) {
        toMs = Math.min(toMs, other.startMs() - MARGIN_MS);
      }
    }
    long origo = fromMs;
    return calls.make(
        origin,
        QUESTION,
        Track.cut(sound, fromMs, Math.max(endMs, toMs)),
        voiced.stream().map(span -> span.later(-origo)).toList());
  }

  private Path file(String stream, String channel) {
    Path ofChannel = folder.resolve(stream + "_" + channel + ".flac");
    return Files.exists(ofChannel) ? ofChannel : folder.resolve(stream + ".flac");
  }
}
