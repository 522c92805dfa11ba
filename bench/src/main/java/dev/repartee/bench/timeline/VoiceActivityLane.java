package dev.repartee.bench.timeline;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.SpeechStarted;
import dev.repartee.engine.event.ConversationEvent.SpeechStopped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the caller's voice was found. */
final class VoiceActivityLane implements LaneBuilder {
  private final List<Mark> marks = new ArrayList<>();
  private @Nullable SpeechStarted open;

  @Override
  public void see(ConversationEvent event) {
    if (event instanceof SpeechStarted started) {
      open = started;
    } else if (event instanceof SpeechStopped stopped && open != null) {
      close(
          open,
          stopped.endMs(),
          "; known to be over %d ms after its end".formatted(stopped.atMs() - stopped.endMs()));
      open = null;
    }
  }

  @Override
  public List<Lane> lanes(long endMs) {
    if (open != null) {
      close(open, endMs, "; not over when the call ended");
      open = null;
    }
    return List.of(new Lane.Marks("Voice activity", "what the engine took for a voice", marks));
  }

  private void close(SpeechStarted started, long endMs, String ending) {
    long lengthMs = endMs - started.startMs();
    String details =
        "Voice of %d ms, found %d ms after its start%s"
            .formatted(lengthMs, started.atMs() - started.startMs(), ending);
    marks.add(Mark.block(Tone.CALLER, started.startMs(), endMs, lengthMs + " ms", details));
  }
}
