package dev.repartee.tts.text;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decades: "the 1990s", "the '90s"; "30s" by itself is a time in seconds. */
final class DecadeReading implements Reading {
  private static final Pattern DECADE = Pattern.compile("(\\d{2}|\\d{4})['’]?s");
  private static final Set<String> BEFORE_DECADES =
      Table.words("the early late mid in since his her my their our during");

  private final EnglishNumbers numbers;

  DecadeReading(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    Matcher match = DECADE.matcher(core);
    if (!match.matches()) {
      return Optional.empty();
    }
    int value = Integer.parseInt(match.group(1));
    boolean apostrophe = context.word(0).opening().matches(".*['’‘]");
    boolean named = apostrophe || context.nearestBefore(1, BEFORE_DECADES).isPresent();
    boolean decade = value % 10 == 0 && value >= 20 && (value > 99 || named);
    return decade ? Spoken.of(EnglishNumbers.plural(numbers.year(value))) : Optional.empty();
  }
}
