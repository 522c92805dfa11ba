package dev.repartee.llm.retrieval;

import java.util.List;
import java.util.Set;

/** How a caller answers when asked to choose. */
enum Choice {
  FIRST,
  SECOND,
  NONE,
  /** Something else was said. */
  OTHER;

  private static final Set<String> AGREEING =
      Set.of(
          "yes",
          "yeah",
          "yep",
          "yup",
          "sure",
          "exactly",
          "correct",
          "right",
          "ok",
          "okay",
          "please",
          "do",
          "that",
          "one",
          "the",
          "is",
          "of",
          "course",
          "i",
          "did",
          "it",
          "tell",
          "me",
          "go",
          "ahead",
          "would",
          "like",
          "definitely",
          "absolutely",
          "gladly",
          "yea",
          "why",
          "not");
  private static final Set<String> AGREEMENT =
      Set.of(
          "yes",
          "yeah",
          "yep",
          "yup",
          "yea",
          "sure",
          "exactly",
          "correct",
          "right",
          "ok",
          "okay",
          "course",
          "ahead",
          "definitely",
          "absolutely",
          "gladly",
          "do",
          "why");
  private static final Set<String> REFUSAL = Set.of("no", "nope", "nah", "neither", "none", "not");
  private static final Set<String> SECOND_WORDS =
      Set.of("second", "latter", "other", "last", "two");
  private static final Set<String> FIRST_WORDS = Set.of("first", "former");
  private static final int LONGEST = 6;

  /** Reads a plain text; more than a few words are never just a choice. */
  static Choice of(String plain) {
    List<String> words = List.of(plain.split(" ", -1));
    if (words.size() > LONGEST) {
      return OTHER;
    }
    if (words.stream().anyMatch(FIRST_WORDS::contains)) {
      return FIRST;
    }
    if (words.stream().anyMatch(SECOND_WORDS::contains)) {
      return SECOND;
    }
    if (AGREEING.containsAll(words) && words.stream().anyMatch(AGREEMENT::contains)) {
      return FIRST;
    }
    return REFUSAL.contains(words.get(0)) ? NONE : OTHER;
  }
}
