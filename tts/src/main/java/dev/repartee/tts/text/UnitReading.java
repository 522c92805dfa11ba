package dev.repartee.tts.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Measures: "5 km", "20°C", "60mph", "2 m²", "3 MB/s", "5%", "5'10". */
final class UnitReading implements Reading {
  private static final String SIGNED = "[-−–+~±<>≤≥]?" + EnglishNumbers.NUMBER;
  private static final Pattern NUMBER_BEFORE =
      Pattern.compile("(?:.*[-–—/])?" + SIGNED + "|.*[½⅓⅔¼¾]");
  private static final Pattern HEIGHT = Pattern.compile("(\\d)['’′](\\d{1,2})?″?");

  private final EnglishNumbers numbers;
  private final Table units = new Table("units.tsv");
  private final Pattern measure;
  private final Pattern unit;

  UnitReading(EnglishNumbers numbers) {
    this.numbers = numbers;
    String keys = "(" + units.keysPattern() + ")";
    String composed = keys + "([²³]|\\^[23]|(?<=m)[23])?(?:/" + keys + "([²³])?)?";
    this.unit = Pattern.compile(composed);
    this.measure = Pattern.compile("([-−–+])?(" + EnglishNumbers.NUMBER + ")(-?)" + composed);
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    Matcher height = HEIGHT.matcher(core);
    if (height.matches()) {
      return Spoken.of(height(height));
    }
    Matcher whole = measure.matcher(core);
    if (whole.matches()) {
      boolean one =
          isOne(whole.group(2)) || !whole.group(3).isEmpty() || context.describesOneThing(-1);
      return Spoken.of(
          NumberReading.sign(whole.group(1))
              + numbers.number(whole.group(2))
              + " "
              + unit(whole, 4, one));
    }
    return NUMBER_BEFORE.matcher(context.before()).matches()
        ? unitAlone(core, context)
        : Optional.empty();
  }

  private Optional<Spoken> unitAlone(String core, Context context) {
    boolean one = isOne(context.before()) || isFraction(context.before());
    boolean abbreviated = context.hasFullStop() && units.has(core + ".");
    if (abbreviated) {
      return Spoken.abbreviation(units.cell(core + ".", one ? 1 : 2));
    }
    Matcher alone = unit.matcher(core);
    return alone.matches() && !units.cell(core, 3).equals("joined")
        ? Spoken.of(unit(alone, 1, one))
        : Optional.empty();
  }

  /** The unit whose parts stand in four groups from {@code first}: unit, power, per what, power. */
  private String unit(Matcher match, int first, boolean one) {
    String spoken = power(match.group(first + 1)) + units.cell(match.group(first), one ? 1 : 2);
    String per = match.group(first + 2);
    return per == null
        ? spoken
        : spoken + " per " + power(match.group(first + 3)) + units.cell(per, 1);
  }

  private String height(Matcher height) {
    String feet = numbers.number(height.group(1));
    return height.group(2) == null
        ? feet + (height.group(1).equals("1") ? " foot" : " feet")
        : feet + " foot " + numbers.number(height.group(2));
  }

  private static String power(@Nullable String power) {
    if (power == null) {
      return "";
    }
    return power.endsWith("2") || power.endsWith("²") ? "square " : "cubic ";
  }

  private static boolean isOne(String number) {
    return number.equals("1") || number.equals("-1") || number.equals("1.0");
  }

  private static boolean isFraction(String number) {
    return number.matches("\\d/\\d{1,2}|[½⅓⅔¼¾]");
  }
}
