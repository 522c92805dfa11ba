package dev.repartee.engine.turn;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.turn.TurnDecision.Commit;
import dev.repartee.engine.turn.TurnDecision.DropSpeculation;
import dev.repartee.engine.turn.TurnDecision.Speculate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the agent waits after a turn that is all there, and what it has prepared by then. */
class CompleteTurnTest {
  private static final long VOICE_MS = 1_000;

  private final TurnTaking turns = new TurnTaking(TurnOptions.BALANCED, "en");
  private final List<TurnDecision> decisions = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          300  | When do you open on Saturday?
          300  | Can you tell me where my order is?
          300  | Who is it for?
          500  | When do you open on Saturday
          500  | Is it?
          1400 | Can you tell me where my order is
          1400 | Could you send it and?
          1400 | Could you give me the?
          """)
  void aQuestionIsAnsweredSoonerUnlessItCannotBeAll(long waitMs, String words) {
    assertEquals(waitMs, waitAfter(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          By post or by e-mail? | By email is fine.
          By post or by email?  | The e-mail, please.
          """)
  void aChoiceMayBeWrittenWithAHyphenOrWithout(String question, String answer) {
    agentAsks(question);
    assertEquals(300, waitAfter(answer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          300  | What is your name?                  | My name is Sarah Mitchell.
          500  | What is your name?                  | Thomas.
          300  | And your last name?                 | Patterson.
          500  | What is your name?                  | I would rather not say that.
          1400 | May I have your name, please?       | It's my
          1400 | Could you spell your last name?     | B. E. C.
          300  | Please tell me the four digits.     | Seven two nine four.
          1400 | Please tell me the four digits.     | Seven two.
          500  | We are open until seven or eight.   | Seven.
          """)
  void whatWasAskedDecidesWhatIsAnAnswer(long waitMs, String remark, String answer) {
    agentAsks(remark);
    assertEquals(waitMs, waitAfter(answer));
  }

  @Test
  void aReplyPreparedInMidTurnIsKeptWhenOnlyCourtesyFollows() {
    agentAsks("By post or by email?");
    hear("By email");
    assertEquals(300, waitAfter("By email, please."), decisions.toString());
    assertEquals(List.of("By email"), speculations());
    assertEquals(0, drops());
  }

  @Test
  void aReplyIsPreparedInMidTurnTwiceAtMost() {
    agentAsks("By post or by email?");
    hear("By email");
    hear("By email or");
    hear("By email or post");
    hear("By email or post and");
    hear("Email and post");
    assertEquals(List.of("By email", "By email or post"), speculations(), decisions.toString());
    assertEquals(2, drops());
  }

  @Test
  void aQuestionMarkInMidTurnPreparesNothing() {
    hear("Could you please?");
    hear("Could you please tell?");
    assertEquals(List.of(), speculations());
  }

  private void agentAsks(String question) {
    turns.on(new TurnInput.ReplyPrompted(at(0)));
    turns.on(new TurnInput.ReplyAudible(at(10), at(10)));
    turns.on(new TurnInput.ReplyOver(at(20), question));
  }

  private List<String> speculations() {
    return decisions.stream()
        .filter(Speculate.class::isInstance)
        .map(decision -> ((Speculate) decision).text())
        .toList();
  }

  private long drops() {
    return decisions.stream().filter(DropSpeculation.class::isInstance).count();
  }

  private void hear(String partial) {
    if (decisions.isEmpty()) {
      decisions.addAll(turns.on(new TurnInput.VoiceStarted(at(100), at(100), true)));
    }
    decisions.addAll(turns.on(new TurnInput.PartialHeard(at(200), partial)));
  }

  private long waitAfter(String words) {
    hear(words);
    decisions.addAll(turns.on(new TurnInput.VoiceStopped(at(VOICE_MS), at(VOICE_MS))));
    decisions.addAll(turns.on(new TurnInput.FinalHeard(at(VOICE_MS + 100), words)));
    long nowNanos = at(VOICE_MS + 100);
    while (decisions.stream().noneMatch(Commit.class::isInstance)) {
      nowNanos = turns.nextDeadlineNanos().orElseThrow();
      decisions.addAll(turns.on(new TurnInput.TimePassed(nowNanos)));
    }
    return (nowNanos - at(VOICE_MS)) / 1_000_000;
  }

  private static long at(long ms) {
    return MILLISECONDS.toNanos(ms);
  }
}
