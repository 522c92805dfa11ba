package dev.repartee.tts.text;

import dev.repartee.tts.text.Reading.Spoken;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sums of money: "$5.99", "€3 million", "20 USD", "a $5 bill", "99¢", "$5-10". */
final class MoneyReading implements Reading {
  private static final Set<String> SCALES =
      Table.words("hundred thousand million billion trillion");
  private static final Map<String, String> SHORT_SCALES =
      Map.of(
          "k",
          "thousand",
          "m",
          "million",
          "mm",
          "million",
          "mn",
          "million",
          "b",
          "billion",
          "bn",
          "billion",
          "t",
          "trillion");

  private final EnglishNumbers numbers;
  private final Table currencies = new Table("currencies.tsv");
  private final Pattern leading;
  private final Pattern trailing;
  private final Pattern range;

  MoneyReading(EnglishNumbers numbers) {
    this.numbers = numbers;
    String currency = "(" + currencies.keysPattern() + ")";
    String number = "(" + EnglishNumbers.NUMBER + ")";
    String scale = "([kKmMbBtT]|[mM][mMnN]|[bB][nN])?";
    this.leading = Pattern.compile("([-−–+]?)" + currency + "([-−]?)" + number + scale + "(\\+?)");
    this.trailing = Pattern.compile("([-−–+]?)" + number + currency);
    this.range = Pattern.compile(currency + number + scale + "[-–—]" + "\\1?" + number + scale);
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    if (SCALES.contains(core)) {
      return leading(context.before())
          .map(sum -> core + " " + unit(sum.currency, context.describesOneThing(-2)))
          .flatMap(Spoken::of);
    }
    if (currencies.has(core)) {
      return code(core, context);
    }
    if (currencies.has(context.before()) && core.matches(EnglishNumbers.NUMBER)) {
      return Spoken.of(sum(new Sum("", context.before(), core, "")));
    }
    Matcher between = range.matcher(core);
    if (between.matches()) {
      return Spoken.of(range(between));
    }
    return leading(core)
        .or(() -> trailing(core))
        .map(sum -> spoken(sum, context))
        .flatMap(Spoken::of);
  }

  /** A currency by itself belongs to the number beside it. */
  private Optional<Spoken> code(String code, Context context) {
    if (context.before().matches(EnglishNumbers.NUMBER)) {
      return Spoken.of(unit(code, context.before().equals("1")));
    }
    return context.after().matches(EnglishNumbers.NUMBER) ? Spoken.of("") : Optional.empty();
  }

  private String spoken(Sum sum, Context context) {
    if (SCALES.contains(context.after())) {
      return sum.sign + numbers.number(sum.number);
    }
    if (context.describesOneThing(-1) && sum.number.matches("\\d+")) {
      return numbers.number(sum.number) + scale(sum.scale) + " " + unit(sum.currency, true);
    }
    return sum(sum);
  }

  private String range(Matcher match) {
    Sum high = new Sum("", match.group(1), match.group(4), orEmpty(match.group(5)));
    return numbers.number(match.group(2)) + scale(match.group(3)) + " to " + sum(high);
  }

  private String sum(Sum sum) {
    int point = sum.number.indexOf('.');
    boolean cents = point >= 0 && sum.number.length() - point == 3 && sum.scale.isEmpty();
    String minor = currencies.cell(sum.currency, 3);
    if (!cents || minor.isEmpty()) {
      boolean one = sum.number.equals("1") && sum.scale.isEmpty();
      String words = numbers.number(sum.number) + scale(sum.scale);
      return sum.sign + words + " " + unit(sum.currency, one);
    }
    String major = sum.number.substring(0, point);
    int minorCount = Integer.parseInt(sum.number.substring(point + 1));
    String majorWords =
        numbers.number(major.isEmpty() ? "0" : major) + " " + unit(sum.currency, major.equals("1"));
    if (minorCount == 0) {
      return sum.sign + majorWords;
    }
    String minorWords =
        numbers.cardinal(minorCount)
            + " "
            + (minorCount == 1 ? minor : currencies.cell(sum.currency, 4));
    boolean onlyMinor = major.isEmpty() || major.matches("0+");
    return sum.sign + (onlyMinor ? minorWords : majorWords + " and " + minorWords);
  }

  private Optional<Sum> leading(String core) {
    Matcher match = leading.matcher(core);
    if (!match.matches()) {
      return Optional.empty();
    }
    String sign = sign(match.group(1) + match.group(3));
    return Optional.of(new Sum(sign, match.group(2), match.group(4), orEmpty(match.group(5))));
  }

  private Optional<Sum> trailing(String core) {
    Matcher match = trailing.matcher(core);
    return match.matches()
        ? Optional.of(new Sum(sign(match.group(1)), match.group(3), match.group(2), ""))
        : Optional.empty();
  }

  private String unit(String currency, boolean one) {
    return currencies.cell(currency, one ? 1 : 2);
  }

  private static String scale(@Nullable String letters) {
    String scale = SHORT_SCALES.get(orEmpty(letters).toLowerCase(Locale.ROOT));
    return scale == null ? "" : " " + scale;
  }

  private static String sign(String sign) {
    return switch (sign) {
      case "" -> "";
      case "+" -> "plus ";
      default -> "minus ";
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** A sum of money as it was written. */
  private record Sum(String sign, String currency, String number, String scale) {}
}
