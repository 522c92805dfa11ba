package dev.repartee.llm.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes apart what a caller said in one turn. */
final class Questions {
  /** After a mark, or before an "and" that begins another question. */
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "(?<=[.?!;])\\s+|,?\\s+and (?:also )?(?=(?:what|where|when|how|who|which|why|do you|"
              + "can (?:i|you|we)|are (?:you|there)|is (?:there|it)|could)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> CONTINUING =
      Set.of("and", "but", "or", "then", "on", "for", "with", "at", "in", "also");
  private static final Set<String> POINTING =
      Set.of("it", "that", "they", "them", "this", "those", "these", "one", "there", "he", "she");
  private static final int LONGEST_FOLLOW_UP_WORDS = 7;

  private Questions() {}

  /**
   * The questions in a text, plain, in order, without openers such as "hello" before a question.
   */
  static List<String> in(String text, String agentName) {
    List<String> parts = new ArrayList<>();
    for (String part : BOUNDARY.split(text, 0)) {
      String plain = Wording.withoutOpener(Wording.plain(part), agentName);
      if (!plain.isEmpty()) {
        parts.add(plain);
      }
    }
    return parts;
  }

  /** Whether a plain text leans on what was asked before, as "and on Sundays" does. */
  static boolean continues(String plain) {
    List<String> words = List.of(plain.split(" ", -1));
    if (words.size() > LONGEST_FOLLOW_UP_WORDS) {
      return false;
    }
    String first = words.get(0);
    boolean whatAbout = words.size() > 1 && words.get(1).equals("about");
    boolean opensQuestion = first.equals("what") || first.equals("how");
    boolean goesOn = opensQuestion ? whatAbout : CONTINUING.contains(first);
    return goesOn
        || Wording.contentStems(plain).isEmpty()
        || words.stream().anyMatch(POINTING::contains);
  }
}
