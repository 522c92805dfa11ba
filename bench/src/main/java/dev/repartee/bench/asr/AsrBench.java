package dev.repartee.bench.asr;

import dev.repartee.bench.stats.Machine;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.server.cli.FetchProgress;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.server.wiring.Ears;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.server.wiring.StoredModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench asr}: how well and how fast the ears hear. */
@Command(
    name = "asr",
    description = {
      "Measure how well and how fast speech is recognised.",
      "Each recording comes in as from a caller, frame by frame, but without waiting for time to "
          + "pass. What is timed is work on one core: of the whole text at once "
          + "(real_time_factor), and from the end of the voice to the final text "
          + "(end_of_speech_to_text_ms)."
    })
public final class AsrBench implements Callable<Integer> {
  private static final int ONE_WORKER = 1;
  private static final int MOST_QUEUED = 64;

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private SurroundingsOptions place = new SurroundingsOptions();

  @Option(
      names = "--speech",
      paramLabel = "DIR",
      required = true,
      description =
          "Every sub-folder with a transcripts.tsv is a set: a wav file's name, a tab and its "
              + "text on each line.")
  private Path folder = Path.of(".");

  @Option(names = "--texts", description = "Show on standard error what was heard.")
  private boolean texts;

  @Override
  public Integer call()
      throws NoProviderException, ProviderUnavailableException, IOException, InterruptedException {
    Machine machine = Machine.here();
    List<SpeechSet> sets = SpeechSet.in(folder);
    Surroundings surroundings = place.surroundings();
    InferencePool inference = new InferencePool(ONE_WORKER, MOST_QUEUED);
    try (Ears ears = startEars(inference)) {
      RecordingPlayer player =
          new RecordingPlayer(inference, ears.voiceActivity(), ears.recognition());
      AsrReport report =
          new AsrMeasurement(player, surroundings, place.conditions(), machine, this::show)
              .run(sets);
      if (output.isJson()) {
        output.printJson(report);
      } else {
        output.out().println(report.table());
      }
    }
    return ExitCode.OK;
  }

  private Ears startEars(InferencePool inference) throws NoProviderException {
    try (FetchProgress progress = FetchProgress.on(output.err())) {
      return Ears.start(inference, StoredModels.ofUser(System.getenv(), progress));
    }
  }

  private void show(String heard) {
    if (texts) {
      output.err().println(heard);
    }
  }
}
