package dev.repartee.tts.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From one number to another: "9-5", "2019–2021", "10-15 km", "9am-5pm", "5 - 7". */
final class RangeReading implements Reading {
  private static final String ENDPOINT =
      "[$€£¥]?" + EnglishNumbers.NUMBER + "(?::\\d{2})?\\s?(?:[kKmM]|[°%]?\\p{L}{0,3}|%|°)";
  private static final Pattern RANGE =
      Pattern.compile("(" + ENDPOINT + ")(?:[-–—~]|\\.\\.\\.?)(" + ENDPOINT + ")");
  private static final Pattern SHORT_YEARS = Pattern.compile("(1[1-9]|20)(\\d{2})[-–—/](\\d{2})");
  private static final Pattern HALF_OF_DAY = Pattern.compile("[aApP]\\.?[mM]");
  private static final Pattern NUMERIC = Pattern.compile(ENDPOINT);

  private final EnglishNumbers numbers;
  private final Reading endpoints;

  /**
   * Reads ranges.
   *
   * @param endpoints reads what stands at either end
   */
  RangeReading(EnglishNumbers numbers, Reading endpoints) {
    this.numbers = numbers;
    this.endpoints = endpoints;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    if (core.equals("-") || core.equals("–")) {
      boolean afterNumber =
          NUMERIC.matcher(context.before()).matches()
              || (HALF_OF_DAY.matcher(context.before()).matches()
                  && NUMERIC.matcher(context.core(-2)).matches());
      boolean between = afterNumber && NUMERIC.matcher(context.after()).matches();
      boolean calculated = context.core(2).equals("=");
      return between ? Spoken.of(calculated ? "minus" : "to") : Optional.empty();
    }
    Matcher years = SHORT_YEARS.matcher(core);
    if (years.matches() && Integer.parseInt(years.group(3)) > Integer.parseInt(years.group(2))) {
      String first = numbers.year(Long.parseLong(years.group(1) + years.group(2)));
      return Spoken.of(first + " to " + numbers.cardinal(Long.parseLong(years.group(3))));
    }
    Matcher range = RANGE.matcher(core);
    if (!range.matches()) {
      return Optional.empty();
    }
    return read(range.group(1))
        .flatMap(from -> read(range.group(2)).flatMap(to -> Spoken.of(from + " to " + to)));
  }

  private Optional<String> read(String endpoint) {
    return endpoints.read(endpoint, Context.alone(endpoint)).map(Spoken::words);
  }
}
