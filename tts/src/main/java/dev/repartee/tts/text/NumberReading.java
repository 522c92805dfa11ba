package dev.repartee.tts.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers: "42", "-5", "1,234.5", "3rd", "5k", and plain digits that may be a year, a house or a
 * code.
 */
final class NumberReading implements Reading {
  private static final Pattern SIGNED =
      Pattern.compile("([-−–+±~≈<>≤≥])?=?(" + EnglishNumbers.NUMBER + ")([kKM]|[bB]n)?(\\+?)");
  private static final Pattern ORDINAL =
      Pattern.compile("([\\d,]{1,15})(?:st|nd|rd|th|ST|ND|RD|TH)");
  private static final Pattern TIMES = Pattern.compile("(" + EnglishNumbers.NUMBER + ")[xX×]");
  private static final Pattern BY =
      Pattern.compile("(" + EnglishNumbers.NUMBER + ")[xX×](" + EnglishNumbers.NUMBER + ")");
  private static final Pattern NUMBERED = Pattern.compile("(?:#|№|[Nn]o\\.)(\\d+)");

  private static final Set<String> BEFORE_YEARS =
      Table.words(
          "in since until till by of year years from to and before after around circa early late mid"
              + " during for through spring summer autumn fall winter class between january february"
              + " march april may june july august september october november december jan feb mar"
              + " apr jun jul aug sep sept oct nov dec © copyright");
  private static final Set<String> ERAS = Table.words("AD BC CE BCE");
  private static final Set<String> BEFORE_CODES =
      Table.words(
          "number no code pin account confirmation reservation booking extension ext zip passcode"
              + " password ticket tracking id case invoice reference serial order policy member"
              + " ending");
  private static final Set<String> BEFORE_PLACES =
      Table.words(
          "room suite flight bus route highway apartment apt unit gate channel interstate line box");

  private final EnglishNumbers numbers;
  private final AddressReading addresses;

  NumberReading(EnglishNumbers numbers, AddressReading addresses) {
    this.numbers = numbers;
    this.addresses = addresses;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    if (core.isEmpty() || core.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    if (core.matches("\\d+")) {
      return Spoken.of(digits(core, context));
    }
    return ordinal(core).or(() -> multiple(core)).or(() -> signed(core)).flatMap(Spoken::of);
  }

  /** The word for a sign, with a space after it. */
  static String sign(@Nullable String sign) {
    if (sign == null) {
      return "";
    }
    return switch (sign) {
      case "+" -> "plus ";
      case "±" -> "plus or minus ";
      case "~", "≈" -> "about ";
      case "<" -> "less than ";
      case ">" -> "more than ";
      case "≤" -> "at most ";
      case "≥" -> "at least ";
      default -> "minus ";
    };
  }

  private String digits(String digits, Context context) {
    int value = digits.length() <= 9 ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    boolean round = digits.endsWith("000");
    if ((digits.length() >= 7 && !round) || digits.length() > 15) {
      return numbers.digitGroups(digits);
    }
    if (digits.length() > 1 && digits.startsWith("0")) {
      return numbers.digits(digits);
    }
    if (digits.length() >= 4 && context.nearestBefore(3, BEFORE_CODES).isPresent()) {
      return numbers.digits(digits);
    }
    if (addresses.isPostcode(digits, context)) {
      return numbers.digits(digits);
    }
    boolean place = context.nearestBefore(2, BEFORE_PLACES).isPresent();
    if (place || addresses.isHouse(digits, context)) {
      return digits.length() <= 4 ? numbers.pairs(digits) : numbers.digits(digits);
    }
    return isYear(value, context) ? numbers.year(value) : numbers.number(digits);
  }

  private static boolean isYear(int value, Context context) {
    if (value < 1000 || value > 2099) {
      return false;
    }
    String after = context.after();
    boolean era = ERAS.contains(after);
    boolean named = context.nearestBefore(1, BEFORE_YEARS).isPresent();
    boolean afterDay = context.core(-1).matches("\\d{1,2}(?:st|nd|rd|th)?");
    boolean counts = after.matches("\\p{Ll}{3,}s|percent|people|million|billion");
    return era
        || ((named || afterDay || value >= 1900) && !counts && value != 2000)
        || isMillennium(value, named);
  }

  private static boolean isMillennium(int value, boolean named) {
    return value == 2000 && named;
  }

  private Optional<String> ordinal(String core) {
    Matcher match = ORDINAL.matcher(core);
    return match.matches()
        ? Optional.of(numbers.ordinal(Long.parseLong(match.group(1).replace(",", ""))))
        : Optional.empty();
  }

  private Optional<String> multiple(String core) {
    Matcher times = TIMES.matcher(core);
    if (times.matches()) {
      return Optional.of(numbers.number(times.group(1)) + " times");
    }
    Matcher by = BY.matcher(core);
    if (by.matches()) {
      return Optional.of(numbers.number(by.group(1)) + " by " + numbers.number(by.group(2)));
    }
    Matcher numbered = NUMBERED.matcher(core);
    return numbered.matches()
        ? Optional.of("number " + numbers.number(numbered.group(1)))
        : Optional.empty();
  }

  private Optional<String> signed(String core) {
    Matcher match = SIGNED.matcher(core);
    if (!match.matches()) {
      return Optional.empty();
    }
    String sign = sign(match.group(1));
    String orMore = match.group(4).isEmpty() ? "" : " plus";
    return Optional.of(sign + numbers.number(match.group(2)) + scale(match.group(3)) + orMore);
  }

  private static String scale(@Nullable String letters) {
    if (letters == null) {
      return "";
    }
    return switch (letters.toLowerCase(Locale.ROOT)) {
      case "k" -> " thousand";
      case "m" -> " million";
      default -> " billion";
    };
  }
}
