package dev.repartee.bench.timeline;

import dev.repartee.bench.caller.SoundTrack;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CallStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that was recorded of a call.
 *
 * @param events in the order in which they came
 * @param said the caller's sound; null if it was not kept
 * @param heard the agent's sound, as it reached the caller; null if it was not kept
 */
record CallRecord(
    List<ConversationEvent> events, @Nullable SoundTrack said, @Nullable SoundTrack heard) {
  private static final long MARGIN_MS = 250;

  CallRecord {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no events to draw; give the JSON lines that ./repartee call prints.");
    }
  }

  /** The whole call on one time axis. */
  Timeline timeline() {
    long endMs = events.stream().mapToLong(ConversationEvent::atMs).max().orElse(0);
    List<Lane> lanes = new ArrayList<>();
    if (said != null) {
      lanes.add(new Lane.Sound("Caller's sound", "what was said", Tone.CALLER, Loudness.of(said)));
    }
    for (LaneBuilder builder : builders()) {
      events.forEach(builder::see);
      lanes.addAll(builder.lanes(endMs));
    }
    if (heard != null) {
      lanes.add(
          new Lane.Sound("Agent's sound", "what the caller heard", Tone.AGENT, Loudness.of(heard)));
    }
    StateLane state = new StateLane();
    events.forEach(state::see);
    lanes.addAll(state.lanes(endMs));
    return new Timeline(title(), subtitle(endMs), 0, endMs + MARGIN_MS, lanes);
  }

  private static List<LaneBuilder> builders() {
    return List.of(
        new VoiceActivityLane(),
        new TranscriptLanes(),
        new SpeculationLane(),
        new DecisionLane(),
        new AnswerLanes(),
        new PlayoutLanes());
  }

  private String title() {
    CallStarted start = start();
    return start == null ? "A call" : "A call with " + start.agent();
  }

  private String subtitle(long endMs) {
    CallStarted start = start();
    String length = String.format(Locale.ROOT, "%.1f seconds", endMs / 1000.0);
    return start == null
        ? length
        : "answers: %s · voice: %s · %s".formatted(start.model(), start.voice(), length);
  }

  private @Nullable CallStarted start() {
    for (ConversationEvent event : events) {
      if (event instanceof CallStarted started) {
        return started;
      }
    }
    return null;
  }
}
