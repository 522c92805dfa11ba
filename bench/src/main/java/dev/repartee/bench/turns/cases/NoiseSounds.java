package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.cases.TabTable.Row;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The clips of a class in a folder of turn-taking clips. */
final class NoiseSounds {
  private static final long SHORTEST_BACKGROUND_MS = 2_500;
  private static final double LASTING = 0.8;

  private NoiseSounds() {}

  static List<Clip> ofClass(Path folder, String kind) throws IOException {
    List<Clip> clips = new ArrayList<>();
    for (Row row : TabTable.read(folder.resolve("manifest.tsv"), "file", "class")) {
      if (row.text("class").equals(kind)) {
        AudioFrame sound = WavFile.read(folder.resolve(row.text("file")), Track.RATE_HZ);
        clips.add(new Clip(row.text("file").replaceAll(".*/|[.]flac", ""), sound));
      }
    }
    return clips;
  }

  /** Background noises: those that last from the beginning of their clip to the end. */
  static List<AudioFrame> backgrounds(Path folder) throws IOException {
    List<AudioFrame> lasting = new ArrayList<>();
    for (Clip clip : ofClass(folder, "noise")) {
      long lengthMs = Track.lengthMs(clip.sound());
      long soundingMs = Loudness.sounding(clip.sound()).stream().mapToLong(Span::lengthMs).sum();
      if (lengthMs >= SHORTEST_BACKGROUND_MS && soundingMs >= LASTING * lengthMs) {
        lasting.add(clip.sound());
      }
    }
    return lasting;
  }

  /** A recording at 16 kHz. */
  record Clip(String name, AudioFrame sound) {}
}
