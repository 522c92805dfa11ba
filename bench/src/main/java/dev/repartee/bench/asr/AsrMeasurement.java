package dev.repartee.bench.asr;

import dev.repartee.bench.asr.SpeechSet.Recording;
import dev.repartee.bench.asr.SurroundingsOptions.Conditions;
import dev.repartee.bench.stats.Machine;
import dev.repartee.bench.text.SpokenText;
import dev.repartee.bench.text.WordErrorRate;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.engine.spi.ProviderUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lets the ears hear sets of recordings, and sums up how well and how fast they did. */
final class AsrMeasurement {
  private static final int SAMPLE_RATE_HZ = 16_000;
  private static final int WARM_UPS = 3;

  private final RecordingPlayer player;
  private final Surroundings surroundings;
  private final Conditions conditions;
  private final Machine machine;
  private final Consumer<String> progress;
  private final SpokenText spokenText = new SpokenText();
  private final List<Hearing> allHearings = new ArrayList<>();
  private WordErrorRate allErrors = WordErrorRate.NONE;

  /**
   * A measurement.
   *
   * @param surroundings where the speakers are
   * @param conditions the same, for the report
   * @param machine what it runs on, noted before anything was loaded
   * @param progress told what was heard in each recording
   */
  AsrMeasurement(
      RecordingPlayer player,
      Surroundings surroundings,
      Conditions conditions,
      Machine machine,
      Consumer<String> progress) {
    this.player = player;
    this.surroundings = surroundings;
    this.conditions = conditions;
    this.machine = machine;
    this.progress = progress;
  }

  /** Hears all sets; takes about a third of their length. */
  AsrReport run(List<SpeechSet> sets)
      throws IOException, InterruptedException, ProviderUnavailableException {
    Recording first = sets.get(0).recordings().get(0);
    for (int i = 0; i < WARM_UPS; i++) {
      hear(first);
    }
    List<AsrFigures> figures = new ArrayList<>();
    for (SpeechSet set : sets) {
      figures.add(hear(set));
    }
    return new AsrReport(
        machine, conditions, figures, AsrFigures.of("pooled", allErrors, allHearings));
  }

  private Hearing hear(Recording recording)
      throws IOException, InterruptedException, ProviderUnavailableException {
    return player.hear(surroundings.place(WavFile.read(recording.file(), SAMPLE_RATE_HZ)));
  }

  private AsrFigures hear(SpeechSet set)
      throws IOException, InterruptedException, ProviderUnavailableException {
    List<Hearing> hearings = new ArrayList<>();
    WordErrorRate setErrors = WordErrorRate.NONE;
    for (Recording recording : set.recordings()) {
      Hearing hearing = hear(recording);
      WordErrorRate errors =
          WordErrorRate.of(spokenText.words(recording.text()), spokenText.words(hearing.text()));
      setErrors = setErrors.plus(errors);
      hearings.add(hearing);
      progress.accept(
          "%s, %d errors: %s".formatted(recording.file(), errors.errors(), hearing.text()));
    }
    allErrors = allErrors.plus(setErrors);
    allHearings.addAll(hearings);
    return AsrFigures.of(set.name(), setErrors, hearings);
  }
}
