package dev.repartee.bench.asr;

import dev.repartee.transport.hearing.HearingOptions;
import dev.repartee.transport.hearing.HearingOptions.NoiseSuppression;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say where a speaker is, for commands to mix in. */
final class SurroundingsOptions {
  @ArgGroup(exclusive = false)
  private @Nullable NoiseOptions noise;

  @Option(
      names = "--noise-suppression",
      paramLabel = "LEVEL",
      description = "Suppress noise before the ears: off (default), low, moderate or high.")
  private NoiseSuppression suppression = NoiseSuppression.OFF;

  @Option(names = "--gain-control", description = "Level the voice before the ears.")
  private boolean gainControl;

  /** The place that was asked for. */
  Surroundings surroundings() throws IOException {
    HearingOptions hearing = new HearingOptions(suppression, gainControl);
    NoiseOptions around = noise;
    return around == null
        ? new Surroundings(null, 0, hearing)
        : new Surroundings(Noise.named(around.name), around.snrDb, hearing);
  }

  /** The place in figures, for the report. */
  Conditions conditions() {
    NoiseOptions around = noise;
    return new Conditions(
        around == null ? "none" : around.name,
        around == null ? null : around.snrDb,
        suppression.name().toLowerCase(Locale.ROOT),
        gainControl);
  }

  /** Noise, and how loud it is; both or neither. */
  static final class NoiseOptions {
    @Option(
        names = "--noise",
        paramLabel = "DIR|white",
        required = true,
        description =
            "Add noise to the speech: white, or from the recordings in a folder, in turn.")
    private String name = "";

    @Option(
        names = "--snr",
        paramLabel = "DB",
        required = true,
        description = "How much more power the speech has than the noise, in decibels.")
    private double snrDb;
  }

  /**
   * Where the speaker was.
   *
   * @param snrDb null if there was no noise
   */
  record Conditions(
      String noise, @Nullable Double snrDb, String noiseSuppression, boolean gainControl) {
    @Override
    public String toString() {
      return (snrDb == null ? "no noise" : noise + " noise at " + snrDb + " dB")
          + ", noise suppression "
          + noiseSuppression
          + (gainControl ? ", gain control" : "");
    }
  }
}
