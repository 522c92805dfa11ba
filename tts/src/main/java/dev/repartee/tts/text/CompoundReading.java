package dev.repartee.tts.text;

import dev.repartee.tts.text.Reading.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that are put together of others, each of which has a reading: "10-minute", "R&D", "B12",
 * "wait—what", "km/h", "snake_case"; and, at last, anything else.
 */
final class CompoundReading {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{M}](?:[\\p{L}\\p{M}]|['’-](?=[\\p{L}\\p{M}]))*");
  private static final Pattern PAUSE = Pattern.compile("—|–|--+|\\.{2,}|…");
  private static final Pattern RUN_ON = Pattern.compile("(?<=\\p{Ll})[.!?](?=\\p{Lu})");
  private static final Pattern TIMES = Pattern.compile("(?<=\\d)\\*(?=\\d)");
  private static final Pattern SLASHED = Pattern.compile("[^/]+(?:/[^/]+)+");
  private static final Pattern PER =
      Pattern.compile(
          "(?:.*\\d.*|times?)/(?:second|minute|hour|day|night|week|month|year|person|user|seat|item"
              + "|unit|piece|mile|gallon|guest|room|mo|yr|hr|wk|sec|min)");
  private static final Pattern CODE = Pattern.compile("(?=.*\\d)(?=.*[A-Z])[A-Z\\d-]{5,}");
  private static final Pattern PIECE =
      Pattern.compile(
          "[-−+]?\\.?\\d++(?:,\\d{3})*(?:\\.\\d+)?(?:st|nd|rd|th)?(?!\\p{L})|\\d+|[\\p{L}\\p{M}]+(?:['’][\\p{L}\\p{M}]+)*|.",
          Pattern.DOTALL);
  private static final Pattern CODE_GROUP = Pattern.compile("\\d+|[A-Z]+");
  private static final int MAX_SPELLED = 4;

  private final EnglishNumbers numbers;
  private final Reading readings;

  /**
   * Reads compounds.
   *
   * @param readings reads the parts
   */
  CompoundReading(EnglishNumbers numbers, Reading readings) {
    this.numbers = numbers;
    this.readings = readings;
  }

  /** Reads any word; silent if there is nothing to speak in it. */
  Spoken read(String core) {
    return new Spoken(words(core), false);
  }

  private String words(String core) {
    if (PLAIN.matcher(core).matches()) {
      return core.replace('’', '\'');
    }
    if (PAUSE.matcher(core).find()) {
      return join(PAUSE.splitAsStream(core).toList(), "— ");
    }
    if (RUN_ON.matcher(core).find()) {
      return join(RUN_ON.splitAsStream(core).toList(), ". ");
    }
    if (SLASHED.matcher(core).matches()) {
      return join(List.of(core.split("/", -1)), PER.matcher(core).matches() ? " per " : " slash ");
    }
    return isCode(core) ? code(core) : pieces(TIMES.matcher(core).replaceAll("×"));
  }

  private String join(List<String> parts, String separator) {
    List<String> spoken = new ArrayList<>();
    for (String part : parts) {
      String words = part.isEmpty() ? "" : part(part);
      if (!words.isEmpty()) {
        spoken.add(words);
      }
    }
    return String.join(separator, spoken);
  }

  private String part(String part) {
    return readings.read(part, Context.alone(part)).map(Spoken::words).orElseGet(() -> words(part));
  }

  /** A code mixes letters and digits more than once: "AB12CD", "X7K9Q2". */
  private static boolean isCode(String core) {
    int changes = 0;
    for (int i = 1; i < core.length(); i++) {
      boolean before = Character.isDigit(core.charAt(i - 1));
      changes += before == Character.isDigit(core.charAt(i)) ? 0 : 1;
    }
    return CODE.matcher(core).matches() && changes >= 2;
  }

  private String code(String core) {
    List<String> spoken = new ArrayList<>();
    Matcher group = CODE_GROUP.matcher(core);
    while (group.find()) {
      boolean digits = Character.isDigit(group.group().charAt(0));
      spoken.add(digits ? numbers.digits(group.group()) : spelled(group.group()));
    }
    return String.join(" ", spoken);
  }

  private String pieces(String core) {
    List<String> spoken = new ArrayList<>();
    Matcher piece = PIECE.matcher(core);
    while (piece.find()) {
      String words = piece(piece.group(), piece.start() > 0);
      if (!words.isEmpty()) {
        spoken.add(words);
      }
    }
    return String.join(" ", spoken);
  }

  private String piece(String found, boolean inside) {
    boolean hyphen = found.length() > 1 && "-−".indexOf(found.charAt(0)) >= 0 && inside;
    String piece = hyphen ? found.substring(1) : found;
    int first = piece.codePointAt(0);
    if (Character.isDigit(first) || piece.matches("[-−+.].*\\d.*")) {
      return number(piece);
    }
    if (Character.isLetter(first)) {
      return letters(piece);
    }
    return sign(piece, inside);
  }

  private String letters(String piece) {
    boolean spelled = isConsonants(piece) && piece.length() <= MAX_SPELLED;
    return readings
        .read(piece, Context.alone(piece))
        .map(Spoken::words)
        .orElseGet(() -> spelled ? spelled(piece) : piece.replace('’', '\''));
  }

  private static String sign(String sign, boolean inside) {
    return switch (sign) {
      case "#" -> inside ? "" : "number";
      case "." -> inside ? "dot" : "";
      case "²" -> "squared";
      case "³" -> "cubed";
      default -> SymbolReading.name(sign);
    };
  }

  private String number(String piece) {
    if (piece.chars().anyMatch(c -> c > 127 && Character.isDigit(c))) {
      return numbers.digits(piece.replaceAll("\\P{Nd}", ""));
    }
    return readings
        .read(piece, Context.alone(piece))
        .map(Spoken::words)
        .orElseGet(() -> numbers.digits(piece.replaceAll("\\D", "")));
  }

  /** Letters to be named one by one: "A.M.", but a single one as it is. */
  static String spelled(String letters) {
    String capitals = letters.toUpperCase(Locale.ROOT);
    return capitals.length() == 1 ? capitals : capitals.replaceAll("(.)", "$1.");
  }

  /** A piece such as "GB" that nobody could pronounce. */
  private static boolean isConsonants(String piece) {
    return piece.length() >= 2 && piece.matches("[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]+");
  }
}
