package dev.repartee.server.cli;

import dev.repartee.asr.Transcriber;
import dev.repartee.asr.TranscriptionException;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.engine.audio.WavFile.WavException;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import dev.repartee.server.wiring.Ears;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.server.wiring.StoredModels;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code transcribe}: prints what is said in recordings. */
@Command(name = "transcribe", description = "Print what is said in recordings.")
public final class TranscribeCommand implements LauncherCommand, Callable<Integer> {
  private static final int SAMPLE_RATE_HZ = 16_000;

  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Wav files, spoken in English.")
  private List<Path> files = List.of();

  /** What was said in one file, as JSON; one line for each. */
  record Transcript(String file, double audioSeconds, String text, List<Word> words) {}

  /** Why there is no text of one file, as JSON. */
  record NoTranscript(String file, String error) {}

  @Override
  public Integer call() throws NoProviderException, InterruptedException {
    try (Ears ears = startEars()) {
      Transcriber transcriber = new Transcriber(ears.voiceActivity(), ears.recognition());
      int failures = 0;
      for (Path file : files) {
        failures += transcribe(file, transcriber) ? 0 : 1;
      }
      return failures == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private Ears startEars() throws NoProviderException {
    try (FetchProgress progress = FetchProgress.on(output.err())) {
      return Ears.start(
          InferencePool.forThisMachine(), StoredModels.ofUser(System.getenv(), progress));
    }
  }

  private boolean transcribe(Path file, Transcriber transcriber) throws InterruptedException {
    try {
      AudioFrame recording = WavFile.read(file, SAMPLE_RATE_HZ);
      print(file, recording, transcriber.transcribe(recording));
      return true;
    } catch (WavException e) {
      printFailure(file, String.valueOf(e.getMessage()));
    } catch (TranscriptionException e) {
      printFailure(file, file + " could not be transcribed: " + e.getMessage());
    }
    return false;
  }

  private void print(Path file, AudioFrame recording, List<Word> words) {
    String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
    if (output.isJson()) {
      double seconds = Math.round(recording.durationNanos() / 1e6) / 1e3;
      output.printJson(new Transcript(file.toString(), seconds, text, words));
    } else {
      output.out().println(files.size() == 1 ? text : file + ": " + text);
    }
    output.out().flush();
  }

  private void printFailure(Path file, String sentence) {
    if (output.isJson()) {
      output.printJson(new NoTranscript(file.toString(), sentence));
    }
    output.err().println(sentence);
  }
}
