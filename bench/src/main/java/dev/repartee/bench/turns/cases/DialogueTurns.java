package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.cases.CallMaker.Origin;
import dev.repartee.bench.turns.cases.TabTable.Row;
import dev.repartee.engine.audio.AudioFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Synthesised answers to what an agent asks, with pauses inside, hesitations and groups. */
final class DialogueTurns {
  private static final String RESOURCE = "dialogues.tsv";
  private static final Set<String> CLOSED = Set.of("yes_no", "choice", "digits", "name", "request");

  private final List<CallerVoice> voices;
  private final CallMaker calls;
  private final long seed;

  DialogueTurns(List<CallerVoice> voices, CallMaker calls, long seed) {
    this.voices = voices;
    this.calls = calls;
    this.seed = seed;
  }

  /** Each line, spoken by two of the voices. */
  List<TurnCase> read() throws IOException {
    List<Row> rows = rows();
    List<TurnCase> cases = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      for (int take = 0; take < Math.min(2, voices.size()); take++) {
        cases.add(turn(rows.get(i), i, take));
      }
    }
    return cases;
  }

  private TurnCase turn(Row row, int line, int take) {
    CallerVoice voice = voices.get((line + take) % voices.size());
    String answer = row.text("answer");
    AudioFrame sound =
        PausedSpeech.speak(answer, voice, new Random(seed * 1_000 + line * 10L + take));
    String kind = row.text("kind");
    String id = "dialogue/%s-%d-%s".formatted(kind, line + 1, voice.name());
    boolean plain = CLOSED.contains(kind) && !answer.contains("|");
    return calls.make(
        new Origin(id, "dialogue " + kind, "line " + line, "line " + line),
        row.text("question"),
        sound,
        Loudness.sounding(sound),
        plain);
  }

  private static List<Row> rows() throws IOException {
    try (InputStream in = DialogueTurns.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return TabTable.rows(RESOURCE, lines, "kind", "question", "answer");
    }
  }
}
