package dev.repartee.asr.moonshine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class TextGuardTest {
  private static final int WORD = 700;

  @Test
  void takesAWordWhenNoTextIsLikelierButNotSure() {
    TextGuard guard = new TextGuard(true);
    Choices torn = choices(-0.4f, Vocabulary.END, -1.5f, WORD);

    assertEquals(WORD, guard.choose(torn, 0, 0));
    assertEquals(-1.5f, guard.logProbability(torn, 0, WORD));
    Hypothesis text = text(-1.5f, -0.5f);
    assertSame(text, guard.accepted(text));
  }

  @Test
  void dropsAWordThatTurnsOutToBeABadGuess() {
    TextGuard guard = new TextGuard(true);

    assertEquals(WORD, guard.choose(choices(-0.2f, Vocabulary.END, -2.5f, WORD), 0, 0));

    assertEquals(0, guard.accepted(text(-2.5f, -1.5f)).size());
  }

  @Test
  void takesNoTextForAnAnswerWhenItIsSure() {
    Choices sure = choices(-0.02f, Vocabulary.END, -4.5f, WORD);

    assertEquals(Vocabulary.END, new TextGuard(true).choose(sure, 0, 0));
  }

  @Test
  void doesNotGuessWhenItMayNot() {
    Choices torn = choices(-0.4f, Vocabulary.END, -1.5f, WORD);

    assertEquals(Vocabulary.END, new TextGuard(false).choose(torn, 0, 0));
  }

  @Test
  void doesNotGuessAfterTheFirstWord() {
    Choices torn = choices(-0.4f, Vocabulary.END, -1.5f, WORD);

    assertEquals(Vocabulary.END, new TextGuard(true).choose(torn, 0, 1));
  }

  @Test
  void keepsAnUnlikelyTextThatWasNoGuess() {
    TextGuard guard = new TextGuard(true);
    Hypothesis text = text(-3f, -3f);

    assertEquals(WORD, guard.choose(choices(-3f, WORD, -3.1f, 5), 0, 0));

    assertSame(text, guard.accepted(text));
  }

  @Test
  void cutsAPhraseThatGoesRoundInCirclesToOneRound() {
    TextGuard guard = new TextGuard(true);
    Hypothesis text = new Hypothesis(4);
    text.append(99, 0, 0);
    int tokens = 1;
    while (!guard.isRepeating(text)) {
      assertTrue(tokens < 100, "it was not noticed");
      text.append(10 + tokens % 3, 0, 0);
      tokens++;
    }

    assertEquals(1 + 4 * 3, tokens);
    assertEquals(1 + 3, text.size());
  }

  @Test
  void letsPeopleRepeatThemselves() {
    TextGuard guard = new TextGuard(true);
    Hypothesis text = new Hypothesis(4);
    for (int i = 0; i < 6; i++) {
      text.append(WORD, 0, 0);
      assertFalse(guard.isRepeating(text), "no no no no no no");
    }
  }

  private static Choices choices(float best, int token, float second, int secondToken) {
    return new Choices(FloatBuffer.wrap(new float[] {best, second, token, secondToken, 0}));
  }

  private static Hypothesis text(float... logProbabilities) {
    Hypothesis text = new Hypothesis(logProbabilities.length);
    for (float logProbability : logProbabilities) {
      text.append(WORD, logProbability, 0);
    }
    return text;
  }
}
