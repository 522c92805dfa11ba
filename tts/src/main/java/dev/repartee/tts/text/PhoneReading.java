package dev.repartee.tts.text;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers, digit by digit with pauses: "(555) 123-4567", "+44 20 7946 0958", "555-1234".
 */
final class PhoneReading implements Reading {
  private static final Pattern PIECE = Pattern.compile("\\+?\\d{1,5}(?:[-.)]{1,2}\\d{2,5})*");
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\+\\d[\\d .-]{6,17}"
              + "|(?:1[- .])?\\(?\\d{3}\\)?[- .]{0,2}\\d{3}[-.]\\d{4}"
              + "|(?:1[- .])?\\(?\\d{3}\\)?[- .]{1,2}\\d{3} \\d{4}"
              + "|0\\d{2,4} \\d{3,4} \\d{3,4}"
              + "|\\d{3}-\\d{4}");
  private static final Pattern WORDED =
      Pattern.compile("((?:1-)?\\d{3})-([A-Z]{3,8}|\\d{3}-[A-Z]{4})");
  private static final Pattern GROUP = Pattern.compile("\\d+");

  private final EnglishNumbers numbers;

  PhoneReading(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    Matcher worded = WORDED.matcher(core);
    if (worded.matches()) {
      return Spoken.of(groups(worded.group(1)) + ", " + groups(worded.group(2)));
    }
    if (!isPiece(context, 0)) {
      return Optional.empty();
    }
    int first = 0;
    while (isPiece(context, first - 1) && joins(context, first - 1)) {
      first--;
    }
    int last = 0;
    while (isPiece(context, last + 1) && joins(context, last)) {
      last++;
    }
    StringJoiner run = new StringJoiner(" ");
    for (int i = first; i <= last; i++) {
      run.add((context.word(i).opening().endsWith("(") ? "(" : "") + context.core(i));
      if (context.word(i).closing().equals(")")) {
        run.add(")");
      }
    }
    if (!NUMBER.matcher(run.toString().replace(" )", ")")).matches()) {
      return Optional.empty();
    }
    return Spoken.of(groups(core) + (last > 0 ? "," : ""));
  }

  private static boolean isPiece(Context context, int distance) {
    return PIECE.matcher(context.core(distance)).matches();
  }

  /** Whether nothing but space or a bracket stands between this word and the next. */
  private static boolean joins(Context context, int distance) {
    String closing = context.word(distance).closing();
    return closing.isEmpty() || closing.equals(")");
  }

  private String groups(String core) {
    StringJoiner groups = new StringJoiner(", ");
    Matcher group = Pattern.compile("\\d+|[A-Z]+").matcher(core);
    while (group.find()) {
      boolean digits = GROUP.matcher(group.group()).matches();
      groups.add(digits ? numbers.digits(group.group()) : group.group().toLowerCase(Locale.ROOT));
    }
    return (core.startsWith("+") ? "plus " : "") + groups;
  }
}
