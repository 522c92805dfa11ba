package dev.repartee.engine.turn;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.turn.TurnDecision.Commit;
import dev.repartee.engine.turn.TurnDecision.Discard;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;
import dev.repartee.engine.turn.TurnDecision.Interrupt;
import dev.repartee.engine.turn.TurnDecision.Resume;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of a caller who answers before the agent's last word is over. */
class QuickAnswerTest {
  private final TurnTaking turns = new TurnTaking(TurnOptions.BALANCED, "en");
  private final List<TurnDecision> decisions = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"Yes.,300", "Sure.,300", "Okay.,300", "Mm-hmm.,500", "No.,300"})
  void isAnsweredIfTheQuestionCanBeAnsweredSo(String answer, long waitMs) {
    agentSays("now?", "We have one left. Shall I book it now?");
    callerSays(answer);

    assertEquals(1, count(Interrupt.class), decisions.toString());
    assertEquals(answer, committed());
    assertEquals(waitMs, judgement().waitMs());
  }

  @Test
  void isABackChannelToARemark() {
    agentSays("Saturday,", "We open at nine on Saturday, and");
    callerSays("Okay.");

    assertEquals(1, count(Resume.class), decisions.toString());
    assertEquals(DiscardReason.BACK_CHANNEL, discarded());
  }

  @Test
  void isABackChannelToAQuestionThatAsksForMore() {
    agentSays("name?", "What is your name?");
    callerSays("Mm-hmm.");

    assertEquals(DiscardReason.BACK_CHANNEL, discarded());
  }

  @ParameterizedTest
  @CsvSource({"'If her,'", "'But the,'", "'If I,'"})
  void isNothingIfNobodyWouldLeaveItAtThat(String murmur) {
    agentSays("Saturday,", "We open at nine on Saturday, and");
    callerSays(murmur);

    assertEquals(0, count(Interrupt.class), decisions.toString());
    assertEquals(1, count(Resume.class));
    assertEquals(DiscardReason.IGNORED, discarded());
  }

  @Test
  void leavesTheAgentsFormerQuestionAsItWasIfTheCallerGoesOn() {
    turns.on(new TurnInput.ReplyPrompted(at(0)));
    turns.on(new TurnInput.ReplyAudible(at(10), at(10)));
    turns.on(new TurnInput.ReplyOver(at(20), "What is your order number, all eight digits?"));
    say(100, 500, "One two three four five six seven eight.");
    runUntil(950);
    turns.on(new TurnInput.ReplyAudible(at(960), at(960)));
    turns.on(new TurnInput.WordBegun(at(970), "Thanks,", "Thanks, is it"));
    decisions.clear();
    say(1_000, 1_500, "No, one two three.");
    runUntil(4_000);

    assertTrue(count(Interrupt.class) > 0, decisions.toString());
    assertEquals(Completeness.COMPLETE, judgement().completeness());
  }

  private void agentSays(String word, String remark) {
    turns.on(new TurnInput.ReplyPrompted(at(0)));
    turns.on(new TurnInput.ReplyAudible(at(10), at(10)));
    turns.on(new TurnInput.WordBegun(at(2_000), word, remark));
  }

  private void callerSays(String words) {
    say(2_100, 2_500, words);
    runUntil(6_000);
  }

  private void say(long fromMs, long toMs, String words) {
    take(new TurnInput.VoiceStarted(at(fromMs + 64), at(fromMs), true));
    runUntil(toMs);
    take(new TurnInput.VoiceStopped(at(toMs + 100), at(toMs)));
    take(new TurnInput.FinalHeard(at(toMs + 150), words));
  }

  private void runUntil(long ms) {
    while (turns.nextDeadlineNanos().orElse(Long.MAX_VALUE) <= at(ms)) {
      take(new TurnInput.TimePassed(turns.nextDeadlineNanos().orElseThrow()));
    }
  }

  private void take(TurnInput input) {
    decisions.addAll(turns.on(input));
  }

  private long count(Class<? extends TurnDecision> kind) {
    return decisions.stream().filter(kind::isInstance).count();
  }

  private String committed() {
    return only(Commit.class).text();
  }

  private TurnDecision.Judgement judgement() {
    return Objects.requireNonNull(only(Commit.class).judgement());
  }

  private DiscardReason discarded() {
    return only(Discard.class).reason();
  }

  private <T extends TurnDecision> T only(Class<T> kind) {
    List<T> found = decisions.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertEquals(1, found.size(), decisions.toString());
    return found.get(0);
  }

  private static long at(long ms) {
    return MILLISECONDS.toNanos(ms);
  }
}
