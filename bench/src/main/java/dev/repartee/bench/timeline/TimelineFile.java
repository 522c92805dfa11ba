package dev.repartee.bench.timeline;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.engine.event.ConversationEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes drawings of calls to files. */
public final class TimelineFile {
  private TimelineFile() {}

  /** Draws a call that a simulated caller held; replaces the file. Blocks. */
  public static void write(Path file, List<ConversationEvent> events, CallReport report)
      throws IOException {
    write(file, new CallRecord(events, report.said(), report.heard()).timeline());
  }

  static void write(Path file, Timeline timeline) throws IOException {
    Files.writeString(file, TimelineDrawing.svg(timeline));
  }
}
