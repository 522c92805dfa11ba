package dev.repartee.bench.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings English text to the words that are spoken, so that spellings of the same speech compare as
 * equal: lower case, no punctuation, numbers and a few abbreviations in words.
 *
 * <p>Not thread safe.
 */
public final class SpokenText {
  private static final Pattern NUMBER =
      Pattern.compile("(\\$?)(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(st|nd|rd|th|s|%)?(?![\\w])");

  private static final Map<String, String> ABBREVIATIONS =
      Map.of("mr", "mister", "mrs", "missus", "dr", "doctor", "st", "saint", "ok", "okay");

  private final RuleBasedNumberFormat numbers =
      new RuleBasedNumberFormat(Locale.US, RuleBasedNumberFormat.SPELLOUT);

  /** The words of a text, in order. */
  public List<String> words(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace("&", " and ");
    String spelled = NUMBER.matcher(plain).replaceAll(this::spell);
    String letters =
        spelled
            .replaceAll("[^\\p{L}\\p{N}']+", " ")
            .replaceAll("(?<![\\p{L}])'+|'+(?![\\p{L}])", " ");
    return Pattern.compile(" +")
        .splitAsStream(letters)
        .filter(word -> !word.isEmpty())
        .map(word -> ABBREVIATIONS.getOrDefault(word, word))
        .toList();
  }

  private String spell(MatchResult match) {
    boolean grouped = match.group(2).contains(",");
    String digits = match.group(2).replace(",", "");
    String suffix = match.group(4) == null ? "" : match.group(4);
    StringBuilder words = new StringBuilder(" ");
    if (digits.length() > 15 || (digits.length() > 1 && digits.startsWith("0"))) {
      digits.chars().forEach(digit -> words.append(spell(digit - '0')).append(' '));
    } else if (suffix.length() == 2) {
      words.append(numbers.format(Long.parseLong(digits), "%spellout-ordinal"));
    } else if (isYear(digits) && !grouped && match.group(1).isEmpty() && match.group(3) == null) {
      words.append(numbers.format(Long.parseLong(digits), "%spellout-numbering-year"));
    } else {
      words.append(spell(Long.parseLong(digits)));
    }
    if (match.group(3) != null) {
      words.append(" point");
      match.group(3).substring(1).chars().forEach(d -> words.append(' ').append(spell(d - '0')));
    }
    words.append(suffix.equals("%") ? " percent" : "");
    words.append(match.group(1).isEmpty() ? "" : " dollars");
    String spoken = suffix.equals("s") ? plural(words.toString()) : words.toString();
    return Matcher.quoteReplacement(spoken + " ");
  }

  private static String plural(String word) {
    return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
  }

  private String spell(long number) {
    return numbers.format(number, "%spellout-numbering");
  }

  private static boolean isYear(String digits) {
    return digits.length() == 4 && digits.compareTo("1100") >= 0 && digits.compareTo("2100") < 0;
  }
}
