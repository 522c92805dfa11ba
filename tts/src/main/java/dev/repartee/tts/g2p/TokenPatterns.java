package dev.repartee.tts.g2p;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What splits an English token, after the rules of spaCy (MIT licence) for Latin letters. */
final class TokenPatterns {
  private static final String LETTER = "\\p{L}";
  private static final String LOWER = "a-zß-öø-ÿ";
  private static final String UPPER = "A-ZÀ-ÖØ-Þ";
  private static final String QUOTES = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉";
  private static final String PUNCTUATION = "…,:;!?¿¡()[]{}<>_#*&。？！，、；：～·";
  private static final String ICONS = "[™®©°§¶†‡•]";
  private static final String CURRENCY =
      "\\$|£|€|¥|฿|US\\$|C\\$|A\\$|₽|₹|₩|₪|₺|₴|₦|₫|₱|₲|₵|₸|₼|₾|₿";
  private static final String UNITS =
      "km|km²|km³|m|m²|m³|dm|dm²|dm³|cm|cm²|cm³|mm|mm²|mm³|ha|µm|nm|yd|in|ft|kg|g|mg|µg|t|lb|oz"
          + "|m/s|km/h|kmh|mph|hPa|Pa|mbar|mb|MB|kb|KB|gb|GB|tb|TB|T|G|M|K|%";

  /** Comes off the beginning of a chunk. */
  static final Pattern PREFIX = prefixes();

  /** Comes off the end of a chunk. */
  static final Pattern SUFFIX = suffixes();

  /** Splits the inside of a chunk. */
  static final Pattern INFIX = infixes();

  /** A web or mail address, which is one token. */
  static final Pattern ADDRESS =
      Pattern.compile(
          "^(?:(?:https?|ftp)://|www\\.)\\S+$"
              + "|^[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+$"
              + "|^(?:[\\w-]+\\.)+(?:com|org|net|edu|gov|io|co|uk|de|fr|info|biz|us|ca|au|tv|me|ly"
              + "|ai)(?:/\\S*)?$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private TokenPatterns() {}

  private static Pattern prefixes() {
    List<String> rules = new ArrayList<>();
    rules.addAll(List.of("§", "%", "=", "—", "–", "\\+(?![0-9])", "…"));
    rules.add(oneOf(PUNCTUATION));
    rules.addAll(List.of("\\.\\.+", oneOf(QUOTES), CURRENCY, ICONS));
    return Pattern.compile("^(?:" + String.join("|", rules) + ")");
  }

  private static Pattern suffixes() {
    List<String> rules = new ArrayList<>();
    rules.addAll(List.of("…", oneOf(PUNCTUATION), "\\.\\.+", oneOf(QUOTES), ICONS));
    rules.addAll(List.of("['’][sS]", "—", "–", "(?<=[0-9])\\+", "(?<=°[FfCcKk])\\."));
    rules.add("(?<=[0-9])(?:" + CURRENCY + ")");
    rules.add("(?<=[0-9])(?:" + UNITS + ")");
    String beforeFullStop = "[0-9" + LOWER + "%²\\-\\+" + escaped(PUNCTUATION + QUOTES) + "]";
    rules.add("(?<=" + beforeFullStop + ")\\.");
    rules.add("(?<=[" + UPPER + "][" + UPPER + "])\\.");
    return Pattern.compile("(?:" + String.join("|", rules) + ")$");
  }

  private static Pattern infixes() {
    String quotes = escaped(QUOTES);
    String letterOrDigit = "[\\p{L}\\p{N}]";
    List<String> rules = new ArrayList<>();
    rules.addAll(List.of("\\.\\.+", "…", ICONS, "(?<=[0-9])[+\\-*^](?=[0-9-])"));
    rules.add("(?<=[" + LOWER + quotes + "])\\.(?=[" + UPPER + quotes + "])");
    rules.add("(?<=" + LETTER + "),(?=" + LETTER + ")");
    rules.add("(?<=" + letterOrDigit + ")(?:-|–|—|--|---|——|~)(?=" + LETTER + ")");
    rules.add("(?<=" + letterOrDigit + ")[:<>=/](?=" + LETTER + ")");
    return Pattern.compile(String.join("|", rules));
  }

  private static String oneOf(String characters) {
    return "[" + escaped(characters) + "]";
  }

  /** The characters as a regular expression's character class takes them. */
  private static String escaped(String characters) {
    StringBuilder escaped = new StringBuilder();
    characters.chars().forEach(c -> escaped.append(String.format("\\x{%x}", c)));
    return escaped.toString();
  }
}
