package dev.repartee.server.cli;

import dev.repartee.engine.audio.WavFile;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.server.config.ProviderChoice;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.server.wiring.SoloVoice;
import dev.repartee.server.wiring.StoredModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code say}: speaks a text into a wav file or through the machine's loudspeaker. */
@Command(name = "say", description = "Speak a text, into a wav file or through the loudspeaker.")
public final class SayCommand implements LauncherCommand, Callable<Integer> {
  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What to say.")
  private List<String> words = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write this wav file instead of playing.")
  private @Nullable Path file;

  @Option(
      names = "--voice",
      paramLabel = "NAME",
      description = "Who speaks; if it is not given, the best voice that works here.")
  private String voiceName = ProviderChoice.AUTOMATIC;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "How fast, from 0.5 to 2; the voice's own pace is 1.")
  private @Nullable Double speed;

  @Mixin private final OutputOptions output = new OutputOptions();

  /** What was said, as JSON. */
  record Said(String voice, @Nullable String file, long audioMs, List<Saying.SaidWord> words) {}

  /** For the launcher. */
  public SayCommand() {}

  @Override
  public Integer call() throws SayException, NoProviderException, InterruptedException {
    try (SoloVoice solo = start()) {
      solo.report().forEach(output.err()::println);
      report(say(solo.voice()), solo.voice());
    }
    return ExitCode.OK;
  }

  private SoloVoice start() throws NoProviderException {
    try (FetchProgress progress = FetchProgress.on(output.err())) {
      return SoloVoice.start(
          choice(), InferencePool.forThisMachine(), StoredModels.ofUser(System.getenv(), progress));
    }
  }

  private ProviderChoice choice() {
    Map<String, Object> settings = new HashMap<>();
    if (speed != null) {
      settings.put("speed", speed);
    }
    return new ProviderChoice(voiceName, settings);
  }

  private Saying say(SpeechSynthesizer voice) throws SayException, InterruptedException {
    String text = String.join(" ", words);
    if (file == null) {
      try (Speaker speaker = Speaker.open(voice.sampleRateHz())) {
        return Saying.of(text, voice, speaker::play);
      }
    }
    Saying saying = Saying.of(text, voice, frame -> {});
    try {
      WavFile.write(file, saying.frames());
    } catch (IOException e) {
      throw new SayException(
          "The file " + file + " cannot be written. Choose a folder that exists and is writable.",
          e);
    }
    return saying;
  }

  private void report(Saying saying, SpeechSynthesizer voice) {
    if (output.isJson()) {
      String written = file == null ? null : file.toString();
      output.printJson(new Said(voice.displayName(), written, saying.audioMs(), saying.words()));
    } else if (file != null) {
      output.out().println(file + "  " + saying.audioMs() + " ms");
    }
  }
}
