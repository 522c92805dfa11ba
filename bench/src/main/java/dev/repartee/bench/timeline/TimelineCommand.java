package dev.repartee.bench.timeline;

import dev.repartee.bench.caller.SoundTrack;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.server.cli.LauncherCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code timeline}: draws a call of which the events were kept. */
@Command(
    name = "timeline",
    description = {
      "Draw a call on one time axis from the JSON lines that call printed.",
      "The result is an SVG file; open it in a browser and point at anything in it."
    })
public final class TimelineCommand implements LauncherCommand, Callable<Integer> {
  @Parameters(paramLabel = "EVENTS.jsonl", description = "What ./repartee call printed.")
  @SuppressWarnings("NullAway.Init")
  private Path events;

  @Option(
      names = "--caller",
      paramLabel = "FILE.wav",
      description = "What the caller said, as call --save-said keeps it.")
  private @Nullable Path callerSound;

  @Option(
      names = "--agent",
      paramLabel = "FILE.wav",
      description = "What the caller heard, as call --save keeps it.")
  private @Nullable Path agentSound;

  @Option(names = "--from", paramLabel = "MS", description = "Leave out what came before.")
  private @Nullable Long fromMs;

  @Option(names = "--to", paramLabel = "MS", description = "Leave out what came after.")
  private @Nullable Long toMs;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.svg",
      required = true,
      description = "Where the drawing goes.")
  @SuppressWarnings("NullAway.Init")
  private Path output;

  @Override
  public Integer call() throws IOException {
    EventFile file = EventFile.read(events);
    CallRecord call =
        new CallRecord(
            file.events(),
            track(callerSound, file.saidStartMs()),
            track(agentSound, file.heardStartMs()));
    Timeline whole = call.timeline();
    TimelineFile.write(
        output,
        whole.between(
            fromMs == null ? whole.fromMs() : fromMs, toMs == null ? whole.toMs() : toMs));
    return ExitCode.OK;
  }

  private static @Nullable SoundTrack track(@Nullable Path wav, long startMs) throws IOException {
    if (wav == null) {
      return null;
    }
    AudioFrame sound = WavFile.read(wav);
    return new SoundTrack(startMs, List.of(sound));
  }
}
