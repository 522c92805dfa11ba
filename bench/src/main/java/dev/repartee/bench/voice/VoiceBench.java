package dev.repartee.bench.voice;

import dev.repartee.bench.stats.Machine;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.server.cli.FetchProgress;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.server.config.ProviderChoice;
import dev.repartee.server.wiring.Ears;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.server.wiring.SoloVoice;
import dev.repartee.server.wiring.StoredModels;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench voice}: how soon, how fast and how clearly the voice speaks. */
@Command(
    name = "voice",
    description = {
      "Measure how soon, how fast and how clearly the voice speaks.",
      "Built-in sentences of 4, 8, 15 and 40 words are spoken one at a time; what is timed is the "
          + "wait for the first sound (first_audio_ms) and for all of it, for each second of sound "
          + "(real_time_factor). Eighty others are spoken and heard by the recogniser "
          + "(word_error_rate, which counts the recogniser's errors as the voice's)."
    })
public final class VoiceBench implements Callable<Integer> {
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--voice",
      paramLabel = "NAME",
      description = "Who speaks; if it is not given, the best voice that works here.")
  private String voiceName = ProviderChoice.AUTOMATIC;

  @Option(names = "--texts", description = "Show on standard error what was heard.")
  private boolean texts;

  @Override
  public Integer call() throws NoProviderException, IOException, InterruptedException {
    Machine machine = Machine.here();
    try (FetchProgress progress = FetchProgress.on(output.err())) {
      ModelFiles models = StoredModels.ofUser(System.getenv(), progress);
      ProviderChoice wanted = new ProviderChoice(voiceName, Map.of());
      try (SoloVoice solo = SoloVoice.start(wanted, InferencePool.forThisMachine(), models);
          Ears ears = Ears.start(InferencePool.forThisMachine(), models)) {
        RoundTrip roundTrip = new RoundTrip(ears.recognition());
        print(new VoiceMeasurement(solo.voice(), roundTrip, machine, this::show).run());
      }
    }
    return ExitCode.OK;
  }

  private void print(VoiceReport report) {
    if (output.isJson()) {
      output.printJson(report);
    } else {
      output.out().println(report.table());
    }
  }

  private void show(String heard) {
    if (texts) {
      output.err().println(heard);
    }
  }
}
