package dev.repartee.bench.timeline;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.EndOfTurnJudged;
import dev.repartee.engine.event.ConversationEvent.SpeculationDropped;
import dev.repartee.engine.event.ConversationEvent.SpeculationStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnDiscarded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Replies that were prepared before the turn was over, and judgements of its end. */
final class SpeculationLane implements LaneBuilder {
  private final List<Mark> speculations = new ArrayList<>();
  private final List<Mark> judgements = new ArrayList<>();
  private @Nullable SpeculationStarted open;

  @Override
  public void see(ConversationEvent event) {
    if (event instanceof SpeculationStarted started) {
      close(started.atMs(), Tone.NOTHING, "replaced");
      open = started;
    } else if (event instanceof SpeculationDropped dropped) {
      close(dropped.atMs(), Tone.NOTHING, "dropped");
    } else if (event instanceof TurnDiscarded discarded) {
      close(discarded.atMs(), Tone.NOTHING, "dropped");
    } else if (event instanceof TurnCommitted committed) {
      SpeculationStarted prepared = open;
      boolean used = prepared != null && committed.text().endsWith(prepared.text());
      close(committed.atMs(), used ? Tone.GOOD : Tone.NOTHING, used ? "used" : "dropped");
    } else if (event instanceof EndOfTurnJudged judged) {
      judgements.add(judgement(judged));
    }
  }

  @Override
  public List<Lane> lanes(long endMs) {
    close(endMs, Tone.NOTHING, "call ended");
    List<Lane> lanes = new ArrayList<>();
    if (!judgements.isEmpty()) {
      lanes.add(new Lane.Marks("Judgement", "probability that the turn is over", judgements));
    }
    lanes.add(new Lane.Marks("Speculation", "a reply prepared, held back", speculations));
    return lanes;
  }

  private void close(long atMs, Tone tone, String fate) {
    SpeculationStarted started = open;
    if (started == null) {
      return;
    }
    String details =
        "Reply to “%s” prepared for %d ms, then %s"
            .formatted(started.text(), atMs - started.atMs(), fate);
    speculations.add(Mark.bar(tone, started.atMs(), atMs, fate, details));
    open = null;
  }

  private static Mark judgement(EndOfTurnJudged judged) {
    String probability = String.format(Locale.ROOT, "%.2f", judged.turnIsOver());
    return Mark.dot(
        judged.turnIsOver() >= 0.5f ? Tone.GOOD : Tone.NOTHING,
        judged.atMs(),
        probability,
        "Turn %d is over with a probability of %s".formatted(judged.turn(), probability));
  }
}
