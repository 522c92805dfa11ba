package dev.repartee.tts.text;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fractions and scores: "1/2", "3/4", "2 1/2", "1½", "8/10". */
final class FractionReading implements Reading {
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,4})[/⁄](\\d{1,4})");
  private static final Pattern SIGN = Pattern.compile("(\\d*)([½⅓⅔¼¾⅕⅛⅜⅝⅞])");
  private static final Map<String, String> SIGNS =
      Map.of(
          "½", "1/2", "⅓", "1/3", "⅔", "2/3", "¼", "1/4", "¾", "3/4", "⅕", "1/5", "⅛", "1/8", "⅜",
          "3/8", "⅝", "5/8", "⅞", "7/8");

  private final EnglishNumbers numbers;

  FractionReading(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    Matcher sign = SIGN.matcher(core);
    if (sign.matches()) {
      String whole = sign.group(1);
      Matcher fraction = FRACTION.matcher(SIGNS.getOrDefault(sign.group(2), ""));
      if (!fraction.matches()) {
        return Optional.empty();
      }
      return Spoken.of(
          whole.isEmpty() ? alone(fraction) : numbers.number(whole) + " and " + after(fraction));
    }
    Matcher fraction = FRACTION.matcher(core);
    if (!fraction.matches()) {
      return Optional.empty();
    }
    boolean mixed = context.before().matches("\\d{1,3}") && isProper(fraction);
    return Spoken.of(mixed ? "and " + after(fraction) : alone(fraction));
  }

  private String alone(Matcher fraction) {
    int above = Integer.parseInt(fraction.group(1));
    int below = Integer.parseInt(fraction.group(2));
    if (above == below || below == 10 || below == 100) {
      return numbers.cardinal(above) + " out of " + numbers.cardinal(below);
    }
    return isProper(fraction)
        ? numbers.cardinal(above) + " " + parts(above, below)
        : numbers.cardinal(above) + " over " + numbers.cardinal(below);
  }

  /** The fraction after a whole number: "a half", "three quarters". */
  private String after(Matcher fraction) {
    int above = Integer.parseInt(fraction.group(1));
    String parts = parts(above, Integer.parseInt(fraction.group(2)));
    return (above == 1 ? (parts.startsWith("eighth") ? "an" : "a") : numbers.cardinal(above))
        + " "
        + parts;
  }

  private String parts(int above, int below) {
    boolean one = above == 1;
    return switch (below) {
      case 2 -> one ? "half" : "halves";
      case 4 -> one ? "quarter" : "quarters";
      default -> numbers.ordinal(below) + (one ? "" : "s");
    };
  }

  private static boolean isProper(Matcher fraction) {
    int above = Integer.parseInt(fraction.group(1));
    int below = Integer.parseInt(fraction.group(2));
    boolean usual =
        (below >= 2 && below <= 10) || below == 12 || below == 16 || below == 32 || below == 64;
    return above > 0 && above < below && usual;
  }
}
