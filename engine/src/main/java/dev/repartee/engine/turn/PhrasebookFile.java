package dev.repartee.engine.turn;

import java.util.List;
import java.util.Map;

/**
 * What a {@link Phrasebook} is read from: one JSON file for each language.
 *
 * @param spaced whether words are written with spaces between them
 * @param murmurs sounds that are no words
 * @param backChannels words that encourage a speaker to go on
 * @param stopPhrases what asks a speaker to be silent, at the beginning of a remark
 * @param fillers sounds made while thinking
 * @param courtesies phrases that are polite and change nothing
 * @param unfinishedEnds words after which more must come
 * @param questionEnds those of them after which a question may end
 * @param plainAnswers whole answers that nothing need follow
 * @param digits words for digits, and how many digits each stands for
 * @param roundTens words that make one number with a digit after them
 * @param yesNoStarts first words of questions that are answered by yes or no
 * @param yesNoEnds last words of such questions
 * @param choiceJoiner the word between the choices in a question
 * @param yesNoAnswers first words of answers by yes or no
 * @param asksNumber words in questions for a long number, and how many digits it has at least
 * @param asksOne words in questions for a single sign
 * @param asksEmail words in questions for an e-mail address
 * @param asksName words in questions for a name
 * @param asksOneName those of them that ask for one of a person's names only
 * @param nameLeads what people say before they tell a name
 * @param requests words of a request, which asks without being a question
 * @param emailAt words for the sign in e-mail addresses
 * @param emailDot words for the full stop in e-mail addresses
 */
record PhrasebookFile(
    boolean spaced,
    List<String> murmurs,
    List<String> backChannels,
    List<String> stopPhrases,
    List<String> fillers,
    List<String> courtesies,
    List<String> unfinishedEnds,
    List<String> questionEnds,
    List<String> plainAnswers,
    Map<String, Integer> digits,
    List<String> roundTens,
    List<String> yesNoStarts,
    List<String> yesNoEnds,
    String choiceJoiner,
    List<String> yesNoAnswers,
    Map<String, Integer> asksNumber,
    List<String> asksOne,
    List<String> asksEmail,
    List<String> asksName,
    List<String> asksOneName,
    List<String> nameLeads,
    List<String> requests,
    List<String> emailAt,
    List<String> emailDot) {
  /** Knows no word: silence alone decides. */
  static final PhrasebookFile EMPTY =
      new PhrasebookFile(
          true, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), Map.of(), List.of(), List.of(), List.of(), "", List.of(), Map.of(), List.of(),
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
