package dev.repartee.bench.call;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.bench.timeline.TimelineFile;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.engine.event.ConversationEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a call is kept in files, for commands to mix in. */
final class KeepOptions {
  @Option(names = "--save", paramLabel = "FILE.wav", description = "Keep what the caller heard.")
  private @Nullable Path heardTo;

  @Option(
      names = "--save-said",
      paramLabel = "FILE.wav",
      description = "Keep what the caller said, pauses included.")
  private @Nullable Path saidTo;

  @Option(
      names = "--timeline",
      paramLabel = "FILE.svg",
      description = "Draw the call on a time axis: sound, words, decisions, playout.")
  private @Nullable Path timelineTo;

  @Nullable String heardTo() {
    return heardTo == null ? null : heardTo.toString();
  }

  void write(List<ConversationEvent> events, CallReport report) throws IOException {
    if (heardTo != null) {
      WavFile.write(heardTo, report.heard().frames());
    }
    if (saidTo != null) {
      WavFile.write(saidTo, report.said().frames());
    }
    if (timelineTo != null) {
      TimelineFile.write(timelineTo, events, report);
    }
  }
}
