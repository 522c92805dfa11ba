package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.cases.NoiseSounds.Clip;
import dev.repartee.bench.turns.cases.TabTable.Row;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** All cases of a caller, or of something else, that sounds while the agent speaks. */
public final class OverlapCases {
  private static final String RESOURCE = "overlaps.tsv";
  private static final int ECHOES = 12;
  private static final int NOISE_DB = -3;
  private static final int MUSIC_DB = -10;
  private static final int[] SIDE_TALK_DB = {-15, -20};

  private final Path turnsFolder;
  private final List<CallerVoice> voices;
  private final OverlapMaker maker;
  private final List<OverlapCase> cases = new ArrayList<>();

  /**
   * The cases.
   *
   * @param turnsFolder clips and streams of conversation
   * @param voices who speaks what is synthesised
   */
  public OverlapCases(Path turnsFolder, List<CallerVoice> voices, long seed) {
    this.turnsFolder = turnsFolder;
    this.voices = voices;
    this.maker = new OverlapMaker(voices, seed);
  }

  /**
   * Builds them; the same folder, voices and seed give the same cases.
   *
   * @param turns recorded turns, whose beginnings interrupt, or are someone else's talk
   */
  public List<OverlapCase> build(List<TurnCase> turns) throws IOException {
    cases.clear();
    addSynthesised();
    addRecordedVoices(turns);
    addClips("back-channel", OverlapKind.BACK_CHANNEL, 0);
    addClips("cough", OverlapKind.COUGH, 0);
    addClips("noise", OverlapKind.NOISE, NOISE_DB);
    addClips("music", OverlapKind.MUSIC, MUSIC_DB);
    for (int i = 0; i < ECHOES; i++) {
      cases.add(maker.echo(i, OverlapKind.ECHO_20_DB, -20));
      cases.add(maker.echo(i, OverlapKind.ECHO_10_DB, -10));
    }
    return List.copyOf(cases);
  }

  private void addSynthesised() throws IOException {
    int line = 0;
    for (Row row : rows()) {
      line++;
      OverlapKind kind = OverlapKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT));
      for (CallerVoice voice : voices) {
        String id = "%s/%d-%s".formatted(OverlapMaker.name(kind), line, voice.name());
        AudioFrame sound = voice.speak(row.text("text")).sound();
        cases.add(maker.make(id, kind, "line " + line, voice, sound, 0));
      }
    }
  }

  private void addRecordedVoices(List<TurnCase> turns) {
    int number = 0;
    for (TurnCase turn : turns) {
      CallerVoice asker = voices.get(number % voices.size());
      AudioFrame sound = Track.cut(turn.sound(), turn.startMs() - 50, turn.endMs());
      switch (turn.source()) {
        case StreamTurns.SOURCE, ClipTurns.SOURCE ->
            cases.add(
                maker.make(
                    "interruption/" + turn.id(),
                    OverlapKind.INTERRUPTION,
                    turn.recording(),
                    asker,
                    sound,
                    0));
        case ReadTurns.SENTENCES -> {
          int levelDb = SIDE_TALK_DB[number % SIDE_TALK_DB.length];
          cases.add(
              maker.make(
                  "side_talk/" + turn.id(),
                  OverlapKind.SIDE_TALK,
                  turn.recording(),
                  asker,
                  sound,
                  levelDb));
        }
        default -> {}
      }
      number++;
    }
  }

  private void addClips(String ofClass, OverlapKind kind, int levelDb) throws IOException {
    int number = 0;
    for (Clip clip : NoiseSounds.ofClass(turnsFolder, ofClass)) {
      List<Span> sounding = Loudness.sounding(clip.sound());
      if (!sounding.isEmpty()) {
        CallerVoice asker = voices.get(number++ % voices.size());
        String id = OverlapMaker.name(kind) + "/" + clip.name();
        cases.add(maker.make(id, kind, clip.name(), asker, clip.sound(), levelDb));
      }
    }
  }

  private static List<Row> rows() throws IOException {
    try (InputStream in = OverlapCases.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return TabTable.rows(RESOURCE, lines, "kind", "text");
    }
  }
}
