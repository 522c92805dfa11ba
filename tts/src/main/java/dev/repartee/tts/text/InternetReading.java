package dev.repartee.tts.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Web and e-mail addresses, hashtags and handles: "www.example.com/help", "jo.doe@example.org".
 *
 * <p>The scheme and what follows a question mark are not spoken.
 */
final class InternetReading implements Reading {
  private static final String HOST = "(?:[\\p{L}\\d](?:[\\p{L}\\d-]*[\\p{L}\\d])?\\.)+\\p{L}{2,}";
  private static final Pattern URL =
      Pattern.compile(
          "(?:https?|ftp|wss?)://([^?#]+).*|(www\\.[^?#]+).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern MAIL =
      Pattern.compile("(?:mailto:)?([\\p{L}\\d._%+-]+)@(" + HOST + ")");
  private static final Set<String> ENDINGS =
      Table.words(
          "com org net edu gov mil int info biz io ai dev app co us uk ca de fr nl it es se no jp cn"
              + " in au nz eu tv me ly shop store online site xyz test example local");
  private static final Pattern DOMAIN = Pattern.compile("(" + HOST + ")(/[^?#]*)?(?:[?#].*)?");
  private static final Pattern HASHTAG = Pattern.compile("#(\\p{L}[\\p{L}\\p{N}_]*)");
  private static final Pattern HANDLE = Pattern.compile("@([\\p{L}_][\\p{L}\\p{N}_.]*)");
  private static final Pattern PIECE =
      Pattern.compile("\\d+|\\p{Lu}?\\p{Ll}+|\\p{Lu}+(?!\\p{Ll})|\\p{L}+|.");

  /** Endings that are words, or are spoken as if they were. */
  private static final Set<String> SPOKEN_ENDINGS =
      Table.words(
          "com org net gov mil int info biz dev app co shop store online site test example local"
              + " me it");

  private final EnglishNumbers numbers;

  InternetReading(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    Matcher mail = MAIL.matcher(core);
    if (mail.matches()) {
      return Spoken.of(pieces(mail.group(1)) + " at " + host(mail.group(2)));
    }
    Matcher url = URL.matcher(core);
    if (url.matches()) {
      return Spoken.of(address(url.group(1) == null ? url.group(2) : url.group(1)));
    }
    Matcher domain = DOMAIN.matcher(core);
    if (domain.matches() && isKnown(domain.group(1))) {
      return Spoken.of(address(core.replaceFirst("[?#].*", "")));
    }
    Matcher hashtag = HASHTAG.matcher(core);
    if (hashtag.matches()) {
      return Spoken.of("hashtag " + words(hashtag.group(1)));
    }
    Matcher handle = HANDLE.matcher(core);
    return handle.matches() ? Spoken.of("at " + pieces(handle.group(1))) : Optional.empty();
  }

  private static boolean isKnown(String host) {
    String ending = host.substring(host.lastIndexOf('.') + 1);
    return ENDINGS.contains(ending);
  }

  private String address(String address) {
    String whole = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    int slash = whole.indexOf('/');
    return slash < 0
        ? host(whole)
        : host(whole.substring(0, slash)) + " " + pieces(whole.substring(slash));
  }

  private String host(String host) {
    List<String> labels = List.of(host.split("\\.", -1));
    StringJoiner spoken = new StringJoiner(" dot ");
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i).toLowerCase(Locale.ROOT);
      boolean ending = i > 0 && i >= labels.size() - 2 && label.length() <= 3;
      boolean spelled = ending && !SPOKEN_ENDINGS.contains(label) && label.matches("\\p{L}+");
      spoken.add(
          label.equals("www") || spelled ? CompoundReading.spelled(label) : pieces(labels.get(i)));
    }
    return spoken.toString();
  }

  private String pieces(String text) {
    StringJoiner spoken = new StringJoiner(" ");
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      spoken.add(piece(piece.group()));
    }
    return spoken.toString().replaceAll(" +", " ").strip();
  }

  private String piece(String piece) {
    if (Character.isDigit(piece.charAt(0))) {
      return piece.length() <= 2 && !piece.startsWith("0")
          ? numbers.number(piece)
          : numbers.digits(piece);
    }
    return switch (piece) {
      case "." -> "dot";
      case "/" -> "slash";
      case "-" -> "dash";
      case "_" -> "underscore";
      case "@" -> "at";
      case "+" -> "plus";
      case "~" -> "tilde";
      case ":" -> "colon";
      case "=" -> "equals";
      case "&" -> "and";
      case "%" -> "percent";
      default -> Character.isLetter(piece.charAt(0)) ? piece : "";
    };
  }

  /** "HappyNewYear2026" is "Happy New Year twenty twenty-six". */
  private String words(String tag) {
    StringJoiner spoken = new StringJoiner(" ");
    Matcher piece = PIECE.matcher(tag.replace('_', ' '));
    while (piece.find()) {
      String found = piece.group();
      if (found.matches("\\d{4}")) {
        spoken.add(numbers.year(Long.parseLong(found)));
      } else if (!found.isBlank()) {
        spoken.add(piece(found));
      }
    }
    return spoken.toString();
  }
}
