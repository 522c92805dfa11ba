package dev.repartee.engine.turn;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a few words are worth in one language: whether they encourage, ask for silence, or cannot be
 * all.
 *
 * <p>Of a language without a file it knows nothing, and the clock alone decides.
 */
final class Phrasebook {
  private static final int LONGEST_BACK_CHANNEL = 3;
  private static final int SHORTEST_QUESTION = 3;
  private static final int MOST_NAMES = 3;
  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final PhrasebookFile file;
  private final Set<String> murmurs;
  private final Set<String> backChannels;
  private final Set<String> unfinishedEnds;
  private final Set<String> plainAnswers;
  private final Map<String, Integer> digits;

  private Phrasebook(PhrasebookFile file) {
    this.file = file;
    this.murmurs = Set.copyOf(file.murmurs());
    this.backChannels = Set.copyOf(file.backChannels());
    this.unfinishedEnds = Set.copyOf(file.unfinishedEnds());
    this.plainAnswers = Set.copyOf(file.plainAnswers());
    this.digits = Map.copyOf(file.digits());
  }

  /**
   * The phrasebook of a language.
   *
   * @param language such as {@code "en"} or {@code "en-GB"}
   */
  static Phrasebook of(String language) {
    String name = language.replaceAll("[-_].*", "") + ".json";
    try (InputStream json = Phrasebook.class.getResourceAsStream(name)) {
      return new Phrasebook(
          json == null ? PhrasebookFile.EMPTY : JSON.readValue(json, PhrasebookFile.class));
    } catch (IOException e) {
      throw new UncheckedIOException("the phrasebook " + name + " cannot be read", e);
    }
  }

  /** Whether a listener would say this to encourage the speaker to go on. */
  boolean isBackChannel(Words words) {
    return !words.isEmpty()
        && words.count() <= LONGEST_BACK_CHANNEL
        && backChannels.containsAll(words.list());
  }

  /** Whether there is no word in it, only a sound that shows attention or thought. */
  boolean isMurmur(Words words) {
    return !words.isEmpty() && murmurs.containsAll(words.list());
  }

  /** Whether the caller is looking for words: the last one only fills a pause. */
  boolean isHesitation(Words words) {
    return !words.isEmpty() && file.fillers().contains(words.last()) && !isMurmur(words);
  }

  /** Whether it begins by asking for silence. */
  boolean asksToStop(Words words) {
    String line = words.line();
    return file.stopPhrases().stream()
        .anyMatch(
            phrase ->
                line.equals(phrase)
                    || line.startsWith(phrase + " ")
                    || (!file.spaced() && line.startsWith(phrase)));
  }

  /** Whether more must follow the last word. */
  boolean endsUnfinished(Words words) {
    return !words.isEmpty()
        && (unfinishedEnds.contains(words.last())
            || (!file.spaced() && file.fillers().stream().anyMatch(words.last()::endsWith)));
  }

  /**
   * Whether this is all of a question, given that the recogniser takes it for one: "Where is it
   * from?" may end so, "Could you and?" not.
   */
  boolean isWholeQuestion(Words words) {
    boolean longEnough = !file.spaced() || words.count() >= SHORTEST_QUESTION;
    return longEnough
        && !words.isEmpty()
        && (!endsUnfinished(words) || file.questionEnds().contains(words.last()));
  }

  /** Whether this is a whole answer, to which nothing need be added. */
  boolean isPlainAnswer(Words words) {
    return plainAnswers.contains(withoutFillers(words));
  }

  /** Whether these are those words and nothing but courtesy after them: the same answer fits. */
  boolean addsOnlyCourtesy(Words before, Words words) {
    if (before.isEmpty() || !words.startsWith(before)) {
      return false;
    }
    String added = withoutFillers(words.after(before.count()));
    return added.isEmpty() || file.courtesies().contains(added);
  }

  private String withoutFillers(Words words) {
    List<String> kept =
        words.list().stream().filter(word -> !file.fillers().contains(word)).toList();
    return new Words(kept).line();
  }

  /** How many digits were said, as figures or as words. */
  int digitCount(Words words) {
    int count = 0;
    boolean afterTens = false;
    for (String word : words.list()) {
      int worth = digitsIn(word);
      // "Twenty one" is two digits and "twenty" is two as well.
      boolean tens = file.roundTens().contains(word);
      count += tens ? 2 : afterTens && worth == 1 ? 0 : worth;
      afterTens = tens;
    }
    return count;
  }

  private int digitsIn(String word) {
    Integer known = digits.get(word);
    if (known != null) {
      return known;
    }
    if (!file.spaced()) {
      return word.codePoints().map(c -> isDigit(c) ? 1 : 0).sum();
    }
    boolean figures = word.chars().allMatch(c -> Character.isDigit(c) || c == '-');
    return figures ? (int) word.chars().filter(Character::isDigit).count() : 0;
  }

  private boolean isDigit(int character) {
    return Character.isDigit(character) || digits.containsKey(Character.toString(character));
  }

  boolean asksYesNo(Words question) {
    return startsWithAny(question, file.yesNoStarts())
        || file.yesNoEnds().stream().anyMatch(question.line()::endsWith);
  }

  /** Whether it is answered by yes or no, and little more. */
  boolean beginsWithYesOrNo(Words words) {
    return words.list().stream()
        .filter(word -> !file.fillers().contains(word))
        .findFirst()
        .map(file.yesNoAnswers()::contains)
        .orElse(false);
  }

  /** How many digits the long number has at least that is asked for; 0 if none is. */
  int fewestDigitsOf(Words question) {
    return file.asksNumber().entrySet().stream()
        .filter(entry -> mentions(question, Set.of(entry.getKey())))
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  /** Whether a single digit or letter is asked for. */
  boolean asksOneSign(Words question) {
    return mentions(question, file.asksOne());
  }

  boolean asksEmail(Words question) {
    return mentions(question, file.asksEmail());
  }

  /** How many names make the answer to a question for a name; 0 if it does not ask for one. */
  int namesAskedFor(Words question) {
    return mentions(question, file.asksOneName()) ? 1 : mentions(question, file.asksName()) ? 2 : 0;
  }

  /** Whether this asks for something without being a question. */
  boolean isRequest(Words sentence) {
    return mentions(sentence, file.requests());
  }

  /** Whether this tells so many names, and nothing else but "my name is". */
  boolean tellsNames(int names, Words words) {
    String line = withoutFillers(words);
    for (String lead : file.nameLeads()) {
      if (line.startsWith(lead + " ")) {
        line = line.substring(lead.length() + 1);
      }
    }
    Words told = Words.of(line);
    return file.spaced()
        && told.count() >= names
        && told.count() <= MOST_NAMES
        && !mentions(told, file.asksName())
        && !endsUnfinished(told)
        && !isSpelling(told);
  }

  /**
   * Where in {@code question} the word stands that joins its choices; negative if there is none.
   */
  int choiceJoiner(Words question) {
    return question.list().lastIndexOf(file.choiceJoiner());
  }

  /** How many digits a question asks for, as in "the four digits"; 0 if it does not say. */
  int digitsAskedFor(Words question) {
    for (int i = 0; i + 1 < question.count(); i++) {
      String next = question.list().get(i + 1);
      if (next.startsWith("digit") || next.startsWith("ziffer") || next.startsWith("chiffre")) {
        return valueOf(question.list().get(i));
      }
    }
    return 0;
  }

  private int valueOf(String word) {
    if (word.chars().allMatch(Character::isDigit)) {
      return word.length() > 2 ? 0 : Integer.parseInt(word);
    }
    List<String> small =
        List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    return Math.max(0, small.indexOf(word));
  }

  /** Whether this is an e-mail address to its end: something, an "at", something, a "dot". */
  boolean isWholeEmail(Words words) {
    List<String> list = words.list();
    if (list.stream().anyMatch(word -> word.matches(".*@.+\\..+"))) {
      return true;
    }
    int at = indexOfAny(words, file.emailAt());
    List<String> host = at < 0 ? List.of() : list.subList(at + 1, list.size());
    int dot = lastIndexOfAny(new Words(host), file.emailDot());
    boolean spoken = dot > 0 && dot < host.size() - 1;
    boolean written = host.stream().anyMatch(word -> word.matches(".+\\..+"));
    return at > 0 && (spoken || written);
  }

  /** Whether letters are being read out one by one. */
  boolean isSpelling(Words words) {
    return words.count() >= 2
        && words.last().length() == 1
        && words.list().get(words.count() - 2).length() == 1
        && Character.isLetter(words.last().charAt(0));
  }

  private static boolean startsWithAny(Words words, Collection<String> starts) {
    return !words.isEmpty() && starts.contains(words.first());
  }

  private boolean mentions(Words words, Collection<String> named) {
    return file.spaced()
        ? named.stream().anyMatch(words.list()::contains)
        : named.stream().anyMatch(words.line()::contains);
  }

  private static int indexOfAny(Words words, Collection<String> named) {
    return named.stream().mapToInt(words.list()::indexOf).filter(i -> i >= 0).min().orElse(-1);
  }

  private static int lastIndexOfAny(Words words, Collection<String> named) {
    return named.stream().mapToInt(words.list()::lastIndexOf).max().orElse(-1);
  }
}
