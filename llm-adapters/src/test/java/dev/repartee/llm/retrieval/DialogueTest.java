package dev.repartee.llm.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole conversations with the default agent. */
@ExtendWith(FrontDesk.Shared.class)
class DialogueTest {
  private static final String INSTRUCTIONS = "You are Robin, a guide.";

  private final FrontDesk frontDesk;
  private final Dialogue dialogue;
  private final List<Message> history = new ArrayList<>();

  DialogueTest(FrontDesk frontDesk) {
    this.frontDesk = frontDesk;
    this.dialogue = frontDesk.dialogue();
  }

  private String say(String text) {
    history.add(new Message(Role.CALLER, text, false));
    String answer = dialogue.answer(new Prompt(INSTRUCTIONS, history));
    history.add(new Message(Role.AGENT, answer, false));
    return answer;
  }

  private void cutLastAnswerTo(String heard) {
    Message last = history.remove(history.size() - 1);
    assertTrue(last.text().startsWith(heard), last.text());
    history.add(new Message(Role.AGENT, heard, true));
  }

  private String answerOf(String id) {
    return frontDesk.knowledge().entry(id).orElseThrow().answers().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "Hi Robin!,Hello! What can I do for you?",
    "thank you very much,You're welcome. Anything else?",
    "okay bye now,'Goodbye, and thanks for calling!'",
    "How are you today?,'Very well, thank you. What can I do for you?'"
  })
  void isPolite(String said, String answer) {
    assertEquals(answer, say(said));
  }

  @Test
  void knowsItsName() {
    assertTrue(say("what's your name").startsWith("I'm Robin,"));
  }

  @Test
  void greetsWhenNothingWasAsked() {
    assertEquals("Hello! What can I do for you?", dialogue.answer(new Prompt("", List.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When are you open?",
        "um so when are you open please",
        "WHEN ARE YOU OPEN",
        "Hello Robin, when are you open?",
        "Okay, thanks. And when are you open?"
      })
  void understandsTypedAndHeardText(String said) {
    assertEquals(answerOf("hours"), say(said));
  }

  @Test
  void readsAFollowUpTogetherWithTheQuestionBefore() {
    say("when are you open");
    assertEquals(answerOf("hours-sunday"), say("and on sundays"));
    assertEquals(answerOf("hours-saturday"), say("what about saturday"));
  }

  @Test
  void staysOnTheTopicThatItAnswered() {
    say("do you sell helmets");
    assertEquals(answerOf("helmets"), say("how much"));
  }

  @Test
  void answersTwoQuestionsInOneTurn() {
    assertEquals(
        answerOf("coffee") + " " + answerOf("parking"),
        say("do you have coffee and where can i park"));
  }

  @Test
  void says_itDoesNotKnow_insteadOfGuessing() {
    assertTrue(say("what is the capital of Australia").startsWith("I'm sorry, I don't know that."));
    assertEquals("That I don't know, I'm afraid.", say("can you play some jazz music"));
  }

  @Test
  void acceptsItsOwnOffer() {
    assertTrue(say("where are you").endsWith("Shall I tell you where to park?"));
    assertEquals(answerOf("parking"), say("yes please"));
  }

  @Test
  void takesARefusalOfItsOffer() {
    say("where are you");
    assertEquals("All right. What else can I do for you?", say("no thanks"));
  }

  @ParameterizedTest
  @CsvSource({"yes,hours", "the first one,hours", "the second one,parking", "parking,parking"})
  void takesTheAnswerToItsGuess(String said, String id) {
    history.add(
        new Message(
            Role.AGENT,
            PendingQuestion.didYouMean(List.of("our opening hours", "parking")),
            false));
    assertEquals(answerOf(id), say(said));
  }

  @Test
  void asksForOtherWordsWhenItsGuessIsWrong() {
    history.add(new Message(Role.AGENT, PendingQuestion.didYouMean(List.of("parking")), false));
    assertEquals("Sorry. Then please put it in other words.", say("no"));
  }

  @Test
  void takesANewQuestionInsteadOfAnAnswerToItsGuess() {
    history.add(new Message(Role.AGENT, PendingQuestion.didYouMean(List.of("parking")), false));
    assertEquals(answerOf("dogs"), say("can i bring my dog"));
  }

  @Test
  void guessesAloudWhenItIsNotSure() {
    String guess = say("do you have a rear light");
    assertEquals("Did you mean lights?", guess);
    assertEquals(answerOf("lights"), say("yes exactly"));
  }

  @Test
  void repeatsWhatItSaidLast() {
    String said = say("how much is a new chain");
    assertEquals(said, say("sorry, what did you say?"));
    assertEquals(said, say("again please"));
  }

  @Test
  void repeatsTheWholeOfWhatWasCutOff() {
    String whole = say("how much is a new chain");
    cutLastAnswerTo("Setting the gears");
    assertEquals(whole, say("pardon"));
  }

  @Test
  void goesOnFromTheSentenceThatWasCutOff() {
    say("do you sell helmets");
    cutLastAnswerTo("Helmets start at thirty five dollars. Come in and");
    assertEquals(
        "Come in and try a few on. A good one sits firm even before you close the strap.",
        say("go on"));
  }

  @Test
  void saysThatNothingIsLeftWhenNothingWasCutOff() {
    say("do you sell helmets");
    assertTrue(say("go on").startsWith("That was all of it."));
  }

  @Test
  void doesNotTellTheSameJokeTwice() {
    assertNotEquals(say("tell me a joke"), say("tell me a joke"));
  }

  @Test
  void answersFromADocument() {
    assertTrue(say("how often should i oil my chain").startsWith("Oil the chain every two weeks"));
    assertTrue(say("and in winter").startsWith("In winter"));
  }

  @Test
  void givesTheSameAnswerToTheSamePrompt() {
    Prompt prompt =
        new Prompt(INSTRUCTIONS, List.of(new Message(Role.CALLER, "tell me a joke", false)));
    assertEquals(dialogue.answer(prompt), dialogue.answer(prompt));
  }
}
