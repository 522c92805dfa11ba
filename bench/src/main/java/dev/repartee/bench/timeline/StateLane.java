package dev.repartee.bench.timeline;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.engine.event.ConversationEvent.StateChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the agent was doing, as its caller was told. */
final class StateLane implements LaneBuilder {
  private final List<Mark> marks = new ArrayList<>();
  private AgentState state = AgentState.LISTENING;
  private long sinceMs;

  @Override
  public void see(ConversationEvent event) {
    if (event instanceof StateChanged changed) {
      close(changed.atMs());
      state = changed.state();
    } else if (event instanceof CallEnded ended) {
      close(ended.atMs());
    }
  }

  @Override
  public List<Lane> lanes(long endMs) {
    close(endMs);
    return List.of(new Lane.Marks("State", "as the caller's page shows it", marks));
  }

  private void close(long atMs) {
    if (atMs > sinceMs) {
      String name = state.name().toLowerCase(Locale.ROOT);
      String details = "The agent is %s for %d ms".formatted(name, atMs - sinceMs);
      marks.add(Mark.block(tone(state), sinceMs, atMs, name, details));
    }
    sinceMs = atMs;
  }

  private static Tone tone(AgentState state) {
    return switch (state) {
      case LISTENING -> Tone.CALLER;
      case THINKING -> Tone.MODEL;
      case SPEAKING -> Tone.AGENT;
      case PAUSED -> Tone.CAUTION;
    };
  }
}
