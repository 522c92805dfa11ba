package dev.repartee.engine.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseChunkerTest {
  /** A bar stands where sentences end, and nowhere else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sure!| I can help you with that.",
        "Ask Dr. Smith and Mrs. J. R. Jones.| They know.",
        "Bring fruit, e.g. Apples.| Thanks!",
        "It costs 3.5 million, i.e. 4.2 percent more.| Fine.",
        "I live on St. James Street.| Do you?",
        "We open at 10 a.m.| The shop is small.",
        "We open at 10 a.m. Monday to Friday.| Come in.",
        "The U.S. Government said so.| Then it left.",
        "She works at Acme Inc.| We do too.",
        "She works at Acme Inc. Berlin.| OK?",
        "See No. 5 below.| Go on.",
        "Can I?| No.| You can't.",
        "So do I.| Really.",
        "It was in Jan. 2019.| It ended.",
        "He said \"Stop. Now. Please!\" and left.| I stayed.",
        "“Are you sure?” she asked.| “Yes.”| He was.",
        "Look at example.com.| Or write to a.b@example.org!| Bye.",
        "Get it at https://example.com/a?b=1.2!x and run it.| Bye.",
        "Really?!| Yes... maybe.| Well...| Okay.",
        "Note that **this is bold.**| And *this* is not.",
        "Steps:|\n1. Open the box.|\n2. Press it.|\n- Done|\n\nThat is all",
        "a line that goes on\nin the next one.| Yes.",
        "Great!| 😊 How can I help?",
        "你好。|请问有什么可以帮您？|谢谢！",
        "「はい。そうです。」と言った。|終わり。",
        "(This is it.)| That was it.",
      })
  void cutsWhereASentenceEnds(String marked) {
    List<String> expected = Arrays.stream(marked.split("\\|")).map(String::strip).toList();
    assertEquals(expected, texts(all(List.of(marked.replace("|", "")))));
  }

  @Test
  void cutsTheFirstPhraseAtAClauseMarkWhileTheSentenceIsStillWritten() {
    PhraseChunker chunker = new PhraseChunker();
    assertEquals(List.of(), chunker.add("Well, of course, "));
    assertEquals(List.of(new Phrase("Well, of course,", 0, 16)), chunker.add("I will"));
  }

  @Test
  void cutsTheFirstPhraseAfterAboutEightWordsIfThereIsNoClauseMark() {
    List<Phrase> phrases =
        all(tokens("Your new parcel has now left our big warehouse in Ohio today"));
    assertEquals("Your new parcel has now left our big", phrases.get(0).text());
  }

  @Test
  void doesNotCutEarlyAfterAWordThatLeansOnTheNextOne() {
    List<Phrase> phrases = all(tokens("Today you can get the best deals of the season here now"));
    assertEquals("Today you can get the best deals of the season", phrases.get(0).text());
    phrases = all(tokens("We sold more than two hundred boxes before 12 noon again today"));
    assertEquals("We sold more than two hundred boxes before 12 noon", phrases.get(0).text());
  }

  @Test
  void leavesASentenceWholeThatHasArrivedWhole() {
    String sentence = "Well, of course, I will look at your order for you right away.";
    assertEquals(List.of(sentence), texts(new PhraseChunker().add(sentence + " One")));
  }

  @Test
  void cutsTheSecondPhraseLaterAndAllOthersAtSentencesOnly() {
    String text =
        "One two three, four five six, seven eight nine ten eleven twelve, one two three four,"
            + " one two three four five six seven eight nine, ten, eleven, twelve.";
    assertEquals(
        List.of(
            "One two three,",
            "four five six, seven eight nine ten eleven twelve,",
            "one two three four, one two three four five six seven eight nine, ten, eleven,"
                + " twelve."),
        texts(all(tokens(text))));
  }

  @Test
  void doesNotTakeTheCommaOfADateForAClauseMark() {
    List<Phrase> phrases = all(tokens("It is March 3, 2026, and it rains."));
    assertEquals("It is March 3, 2026,", phrases.get(0).text());
  }

  @Test
  void givesTheRestWhenTheModelPausesAndCutsEarlyAgainAfterIt() {
    PhraseChunker chunker = new PhraseChunker();
    chunker.add("Let me look. It takes ");
    assertEquals(List.of(new Phrase("It takes", 13, 21)), chunker.finish());
    assertEquals(List.of(new Phrase("I found it,", 22, 33)), chunker.add("I found it, and it is"));
  }

  @Test
  void cutsAVeryLongSentenceAtAClauseMark() {
    String clause = "and it went on and on through the woods and over the hills until night, ";
    List<Phrase> phrases = all(List.of("It began " + clause.repeat(12)));
    for (Phrase phrase : phrases) {
      assertTrue(phrase.text().length() <= PhraseChunker.MAX_CHARACTERS, phrase.text());
      assertTrue(phrase.text().endsWith("night,"), phrase.text());
    }
  }

  @Test
  void cutsAVeryLongSentenceBetweenWordsIfItHasNoClauseMark() {
    for (Phrase phrase : all(List.of("word ".repeat(500)))) {
      assertTrue(phrase.text().length() <= PhraseChunker.MAX_CHARACTERS, phrase.text());
      assertTrue(phrase.text().endsWith("word"), phrase.text());
    }
  }

  @Test
  void holdsNoEndlessWord() {
    PhraseChunker chunker = new PhraseChunker();
    int taken = 0;
    for (int i = 0; i < 3000; i++) {
      taken += chunker.add("😀").stream().mapToInt(phrase -> phrase.text().length()).sum();
    }
    assertTrue(taken > 4000, "only " + taken + " of 6000 characters were given out");
  }

  @Test
  void saysNothingOfNothing() {
    PhraseChunker chunker = new PhraseChunker();
    assertEquals(List.of(), chunker.add(""));
    assertEquals(List.of(), chunker.add(" \n\t "));
    assertEquals(List.of(), chunker.finish());
  }

  @Test
  void losesAndChangesNothingHoweverTheTextArrives() {
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      String reply = randomReply(random);
      List<Phrase> phrases = all(randomDeltas(reply, random));
      int covered = 0;
      for (Phrase phrase : phrases) {
        assertEquals("", reply.substring(covered, phrase.start()).strip(), reply);
        assertEquals(reply.substring(phrase.start(), phrase.end()), phrase.text());
        assertEquals(phrase.text().strip(), phrase.text());
        assertTrue(phrase.end() > phrase.start(), reply);
        covered = phrase.end();
      }
      assertEquals("", reply.substring(covered).strip(), reply);
    }
  }

  @Test
  void neverCutsInsideAWord() {
    Random random = new Random(8);
    for (int round = 0; round < 1000; round++) {
      String reply = randomReply(random).replaceAll("[^\\x00-\\x7f]", "x");
      for (Phrase phrase : all(randomDeltas(reply, random))) {
        boolean atEnd = phrase.end() == reply.length();
        assertTrue(atEnd || Character.isWhitespace(reply.charAt(phrase.end())), reply);
      }
    }
  }

  private static String randomReply(Random random) {
    String[] pieces = {
      "Hello", "the", "Dr.", "e.g.", "3.5", "10", "a.m.", "\"", "“Yes.”", "end.", "Why?", "so,",
      "word", "No.", "J.", "\n", "\n\n- ", "1.", "a@b.co", "你好", "。", "「", "」", "😀", "…", "--",
      "(", ")", "*x*", "U.S.", "\u00a0", "etc.", ":", "'", "𠀀"
    };
    StringBuilder reply = new StringBuilder();
    for (int i = random.nextInt(80); i > 0; i--) {
      reply.append(pieces[random.nextInt(pieces.length)]);
      reply.append(" ".repeat(random.nextInt(3)));
    }
    return reply.toString();
  }

  private static List<String> randomDeltas(String reply, Random random) {
    List<String> deltas = new ArrayList<>();
    for (int from = 0; from < reply.length(); ) {
      int to = Math.min(reply.length(), from + 1 + random.nextInt(12));
      deltas.add(reply.substring(from, to));
      from = to;
    }
    return deltas;
  }

  /** Deltas as a model sends them: each word with the space before it. */
  private static List<String> tokens(String reply) {
    return Arrays.asList(reply.split("(?= )"));
  }

  private static List<Phrase> all(List<String> deltas) {
    PhraseChunker chunker = new PhraseChunker();
    List<Phrase> phrases = new ArrayList<>();
    deltas.forEach(delta -> phrases.addAll(chunker.add(delta)));
    phrases.addAll(chunker.finish());
    return phrases;
  }

  private static List<String> texts(List<Phrase> phrases) {
    return phrases.stream().map(Phrase::text).toList();
  }
}
