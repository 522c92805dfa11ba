package dev.repartee.engine.turn;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.turn.TurnDecision.Interrupt;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordlessVoiceTest {
  private static final long OVER_REPLY_MS = 6000;

  /** After so much voice the agent pauses, and its echo with it: from here on it counts. */
  private static final long REACTION_MS = 64;

  private final TurnTaking turns = new TurnTaking(TurnOptions.DEFAULT, "en");

  @Test
  void stopsTheAgentAfter700MsWhereTheEarsTellWordsOnlyAtTheEnd() {
    turns.on(new TurnInput.VoiceStarted(at(0), at(0), true));
    askAndHearTheReply();
    assertEquals(700, voiceOverTheSilentAgentMs());
  }

  @Test
  void stopsTheAgentAfterASecondWhereWordsUsuallyComeEarly() {
    turns.on(new TurnInput.VoiceStarted(at(0), at(0), true));
    turns.on(new TurnInput.PartialHeard(at(500), "Tell me"));
    askAndHearTheReply();
    assertEquals(1000, voiceOverTheSilentAgentMs());
  }

  private void askAndHearTheReply() {
    turns.on(new TurnInput.VoiceStopped(at(1000), at(1000)));
    turns.on(new TurnInput.FinalHeard(at(1100), "Tell me a story."));
    turns.on(new TurnInput.TimePassed(at(1500)));
    turns.on(new TurnInput.ReplyAudible(at(1600), at(1600)));
  }

  private long voiceOverTheSilentAgentMs() {
    List<TurnDecision> decisions =
        turns.on(
            new TurnInput.VoiceStarted(at(OVER_REPLY_MS + REACTION_MS), at(OVER_REPLY_MS), true));
    long nowNanos = at(OVER_REPLY_MS + REACTION_MS);
    while (decisions.stream().noneMatch(Interrupt.class::isInstance)) {
      nowNanos = turns.nextDeadlineNanos().orElseThrow();
      decisions = turns.on(new TurnInput.TimePassed(nowNanos));
    }
    return (nowNanos - at(OVER_REPLY_MS + REACTION_MS)) / 1_000_000;
  }

  private static long at(long ms) {
    return MILLISECONDS.toNanos(ms);
  }
}
