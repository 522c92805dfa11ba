package dev.repartee.engine;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the parts of a text that must be heard to their end. */
final class UninterruptibleParts {
  private static final String WITHIN_A_SENTENCE = "[^.!?。！？]*";

  private final List<Pattern> parts;

  /**
   * Prepares to look for these parts.
   *
   * @param parts as they are said; {@code *} stands for anything within one sentence
   */
  UninterruptibleParts(List<String> parts) {
    this.parts = parts.stream().map(UninterruptibleParts::pattern).toList();
  }

  /** Where the last of them ends in {@code text}, as an index; 0 if there is none. */
  int endIn(String text) {
    int end = 0;
    for (Pattern part : parts) {
      Matcher matcher = part.matcher(text);
      while (matcher.find()) {
        end = Math.max(end, matcher.end());
      }
    }
    return end;
  }

  private static Pattern pattern(String part) {
    return Pattern.compile(
        Arrays.stream(part.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(WITHIN_A_SENTENCE)));
  }
}
