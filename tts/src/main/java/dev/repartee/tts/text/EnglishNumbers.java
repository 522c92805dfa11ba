package dev.repartee.tts.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.Locale;
import java.util.StringJoiner;

/** Numbers in English words, by ICU's rules. Thread safe. */
final class EnglishNumbers {
  /** A number without a sign: 5, 1,234 or 0.75. */
  static final String NUMBER = "(?:(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|\\.\\d+)";

  /** More digits than these are named one by one. */
  private static final int MAX_DIGITS = 15;

  private final RuleBasedNumberFormat format =
      new RuleBasedNumberFormat(Locale.US, RuleBasedNumberFormat.SPELLOUT);

  /** 42 is "forty-two". */
  String cardinal(long number) {
    return format(number, "%spellout-cardinal");
  }

  /** 42 is "forty-second". */
  String ordinal(long number) {
    return format(number, "%spellout-ordinal");
  }

  /** 1905 is "nineteen oh five", 2026 is "twenty twenty-six". */
  String year(long year) {
    return format(year, "%spellout-numbering-year").replace("oh-", "oh ");
  }

  /** Reads what {@link #NUMBER} matches: "1,234.50" is "one thousand ... point five zero". */
  String number(String number) {
    String plain = number.replace(",", "");
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    if (point < 0) {
      return whole(whole);
    }
    String fraction = "point " + digits(plain.substring(point + 1));
    return whole.isEmpty() ? fraction : whole(whole) + " " + fraction;
  }

  /** "305" is "three zero five". */
  String digits(String digits) {
    StringJoiner words = new StringJoiner(" ");
    digits.chars().forEach(digit -> words.add(cardinal(Character.digit(digit, 10))));
    return words.toString();
  }

  /** Names digits one by one with a pause after every third, but none before a lone last one. */
  String digitGroups(String digits) {
    StringJoiner groups = new StringJoiner(", ");
    for (int from = 0; from < digits.length(); ) {
      int left = digits.length() - from;
      int size = left == 4 || left <= 3 ? left : 3;
      groups.add(digits(digits.substring(from, from + size)));
      from += size;
    }
    return groups.toString();
  }

  /** As rooms and houses are numbered: "305" is "three oh five", "1250" is "twelve fifty". */
  String pairs(String digits) {
    int value = Integer.parseInt(digits);
    if (digits.length() < 3 || digits.length() > 4 || value % 1000 == 0 || value < 100) {
      return cardinal(value);
    }
    String high = cardinal(value / 100);
    int low = value % 100;
    if (low == 0) {
      return high + " hundred";
    }
    return high + (low < 10 ? " oh " : " ") + cardinal(low);
  }

  /** The plural of number words: "fifties", "sixes", "hundreds". */
  static String plural(String words) {
    if (words.endsWith("y")) {
      return words.substring(0, words.length() - 1) + "ies";
    }
    return words + (words.endsWith("x") ? "es" : "s");
  }

  private String whole(String digits) {
    boolean counted = digits.length() == 1 || !digits.startsWith("0");
    return counted && digits.length() <= MAX_DIGITS
        ? cardinal(Long.parseLong(digits))
        : digits(digits);
  }

  private synchronized String format(long number, String ruleSet) {
    return format.format(number, ruleSet);
  }
}
