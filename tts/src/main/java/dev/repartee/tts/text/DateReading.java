package dev.repartee.tts.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates: "2026-11-23", "11/23/2026", "March 3", "3 March", "Nov. 5", "Mon-Fri". */
final class DateReading implements Reading {
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final Map<String, String> SHORT_MONTHS =
      Map.ofEntries(
          Map.entry("Jan", "January"),
          Map.entry("Feb", "February"),
          Map.entry("Mar", "March"),
          Map.entry("Apr", "April"),
          Map.entry("Jun", "June"),
          Map.entry("Jul", "July"),
          Map.entry("Aug", "August"),
          Map.entry("Sep", "September"),
          Map.entry("Sept", "September"),
          Map.entry("Oct", "October"),
          Map.entry("Nov", "November"),
          Map.entry("Dec", "December"));
  private static final Map<String, String> SHORT_DAYS =
      Map.ofEntries(
          Map.entry("Mon", "Monday"),
          Map.entry("Tue", "Tuesday"),
          Map.entry("Tues", "Tuesday"),
          Map.entry("Wed", "Wednesday"),
          Map.entry("Thu", "Thursday"),
          Map.entry("Thur", "Thursday"),
          Map.entry("Thurs", "Thursday"),
          Map.entry("Fri", "Friday"),
          Map.entry("Sat", "Saturday"),
          Map.entry("Sun", "Sunday"));
  private static final Set<String> BEFORE_DATES =
      Table.words("on by until since from due before after dated through");
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{2})[-/.](\\d{2})"
              + "(?:T(\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[-+]\\d{2}:?\\d{2})?)?");
  private static final Pattern AMERICAN =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})");
  private static final Pattern MONTH_AND_DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})");
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?");
  private static final Pattern DAYS = Pattern.compile("(\\d{1,2})[-–—](\\d{1,2})");
  private static final Pattern SPAN = Pattern.compile("(\\p{Lu}\\p{Ll}+)[-–—](\\p{Lu}\\p{Ll}+)");

  private final EnglishNumbers numbers;
  private final TimeReading times;

  DateReading(EnglishNumbers numbers, TimeReading times) {
    this.numbers = numbers;
    this.times = times;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    return shortName(core, context)
        .or(() -> written(core, context))
        .or(() -> day(core, context).flatMap(Spoken::of));
  }

  private Optional<Spoken> written(String core, Context context) {
    Matcher iso = ISO.matcher(core);
    if (iso.matches()) {
      String time = iso.group(4);
      String at = time == null ? "" : words(times.read(time, Context.alone(time)));
      return date(iso.group(1), iso.group(2), iso.group(3))
          .flatMap(date -> Spoken.of(at.isEmpty() ? date : date + ", " + at));
    }
    Matcher american = AMERICAN.matcher(core);
    if (american.matches()) {
      boolean dayFirst = american.group(2).equals(".") || Integer.parseInt(american.group(1)) > 12;
      String month = american.group(dayFirst ? 3 : 1);
      String day = american.group(dayFirst ? 1 : 3);
      return date(american.group(4), month, day).flatMap(Spoken::of);
    }
    Matcher monthAndDay = MONTH_AND_DAY.matcher(core);
    return monthAndDay.matches() && context.nearestBefore(1, BEFORE_DATES).isPresent()
        ? date("", monthAndDay.group(1), monthAndDay.group(2)).flatMap(Spoken::of)
        : Optional.empty();
  }

  private Optional<String> date(String year, String month, String day) {
    int monthNumber = Integer.parseInt(month);
    int dayNumber = Integer.parseInt(day);
    if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) {
      return Optional.empty();
    }
    String date = MONTHS.get(monthNumber - 1) + " " + numbers.ordinal(dayNumber);
    return Optional.of(year.isEmpty() ? date : date + ", " + year(year));
  }

  private String year(String year) {
    int value = Integer.parseInt(year);
    if (year.length() == 2) {
      value += value < 70 ? 2000 : 1900;
    }
    return numbers.year(value);
  }

  private Optional<Spoken> shortName(String core, Context context) {
    String month = SHORT_MONTHS.get(core);
    if (month != null) {
      boolean dated = isDay(context.core(-1)) || context.after().matches("\\d.*");
      return dated || context.hasFullStop() ? Spoken.abbreviation(month) : Optional.empty();
    }
    String day = SHORT_DAYS.get(core);
    if (day != null && (!core.equals("Sun") || context.hasFullStop() || isMonth(context.core(1)))) {
      return Spoken.abbreviation(day);
    }
    Matcher span = SPAN.matcher(core);
    if (span.matches() && isName(span.group(1)) && isName(span.group(2))) {
      return Spoken.of(longName(span.group(1)) + " to " + longName(span.group(2)));
    }
    return Optional.empty();
  }

  private Optional<String> day(String core, Context context) {
    Matcher day = DAY.matcher(core);
    if (day.matches()) {
      int number = Integer.parseInt(day.group(1));
      if (number < 1 || number > 31) {
        return Optional.empty();
      }
      if (isMonth(context.before())) {
        return Optional.of(numbers.ordinal(number));
      }
      boolean named = context.core(-1).equalsIgnoreCase("the");
      boolean ofMonth = isMonth(context.after()) && !context.after().equals("May");
      return ofMonth || (named && isMonth(context.after()))
          ? Optional.of((named ? "" : "the ") + numbers.ordinal(number) + " of")
          : Optional.empty();
    }
    Matcher days = DAYS.matcher(core);
    return days.matches() && isMonth(context.before())
        ? Optional.of(ordinal(days.group(1)) + " to " + ordinal(days.group(2)))
        : Optional.empty();
  }

  private String ordinal(String digits) {
    return numbers.ordinal(Long.parseLong(digits));
  }

  private static String words(Optional<Spoken> spoken) {
    return spoken.map(Spoken::words).orElse("");
  }

  private static boolean isDay(String core) {
    return DAY.matcher(core).matches();
  }

  private static boolean isMonth(String core) {
    return MONTHS.contains(core) || SHORT_MONTHS.containsKey(core);
  }

  private static boolean isName(String word) {
    return isMonth(word) || SHORT_DAYS.containsKey(word) || SHORT_DAYS.containsValue(word);
  }

  private static String longName(String word) {
    return SHORT_MONTHS.getOrDefault(word, SHORT_DAYS.getOrDefault(word, word));
  }
}
