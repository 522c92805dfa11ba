package dev.repartee.tts.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day and ratios: "10:30", "9am", "14:05", "10:00 p.m.", "3:1". */
final class TimeReading implements Reading {
  private static final String HALF = "([aApP])\\.?[mM]";
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:" + HALF + ")?h?");
  private static final Pattern HOUR = Pattern.compile("(\\d{1,2})" + HALF);
  private static final Pattern RATIO = Pattern.compile("(\\d{1,4}):(\\d{1,4})");
  private static final Pattern HALF_TO = Pattern.compile(HALF + "\\.?[-–—](\\d{1,2}(?::\\d{2})?)");
  private static final Pattern HALF_ALONE = Pattern.compile(HALF);
  private static final Pattern HOUR_BEFORE =
      Pattern.compile("(?:.*[-–—])?\\d{1,2}(?:[:.]\\d{2}){0,2}");

  private final EnglishNumbers numbers;

  TimeReading(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    Matcher half = HALF_ALONE.matcher(core);
    if (half.matches()) {
      return HOUR_BEFORE.matcher(context.before()).matches()
          ? Spoken.abbreviation(half(half.group(1)))
          : Optional.empty();
    }
    Matcher span = HALF_TO.matcher(core);
    if (span.matches()) {
      String until = span.group(2);
      return read(until, new Context(List.of(Context.alone(until).word(0), context.word(1)), 0))
          .or(() -> Spoken.of(numbers.number(until)))
          .flatMap(to -> Spoken.of(half(span.group(1)) + " to " + to.words()));
    }
    Matcher hour = HOUR.matcher(core);
    if (hour.matches() && Integer.parseInt(hour.group(1)) <= 12) {
      return Spoken.abbreviation(numbers.number(hour.group(1)) + " " + half(hour.group(2)));
    }
    Matcher clock = CLOCK.matcher(core);
    if (clock.matches() && isTime(clock)) {
      return Spoken.of(clock(clock, HALF_ALONE.matcher(context.after()).matches()));
    }
    Matcher ratio = RATIO.matcher(core);
    return ratio.matches()
        ? Spoken.of(numbers.number(ratio.group(1)) + " to " + numbers.number(ratio.group(2)))
        : Optional.empty();
  }

  private static boolean isTime(Matcher clock) {
    String seconds = clock.group(3);
    return Integer.parseInt(clock.group(1)) <= 24
        && Integer.parseInt(clock.group(2)) <= 59
        && (seconds == null || Integer.parseInt(seconds) <= 59);
  }

  private String clock(Matcher clock, boolean halfFollows) {
    int hour = Integer.parseInt(clock.group(1));
    int minute = Integer.parseInt(clock.group(2));
    String half = clock.group(4) == null ? "" : " " + half(clock.group(4));
    boolean bare = half.isEmpty() && !halfFollows && clock.group(3) == null;
    return hourAndMinute(hour, minute, bare) + seconds(clock.group(3)) + half;
  }

  private String hourAndMinute(int hour, int minute, boolean bare) {
    if (minute > 0) {
      return numbers.cardinal(hour) + (minute < 10 ? " oh " : " ") + numbers.cardinal(minute);
    }
    if (!bare) {
      return numbers.cardinal(hour);
    }
    if (hour == 0 || hour == 24) {
      return "midnight";
    }
    return numbers.cardinal(hour) + (hour <= 12 ? " o'clock" : " hundred");
  }

  private String seconds(@Nullable String seconds) {
    if (seconds == null || seconds.equals("00")) {
      return "";
    }
    int count = Integer.parseInt(seconds);
    return " and " + numbers.cardinal(count) + (count == 1 ? " second" : " seconds");
  }

  private static String half(String letter) {
    return letter.toUpperCase(Locale.ROOT) + ".M.";
  }
}
