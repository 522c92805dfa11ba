package dev.repartee.tts.text;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parts of American addresses: "12 Main St.", "St. Louis", "5 Elm Dr.", "Springfield, IL 62704".
 */
final class AddressReading implements Reading {
  private static final Set<String> STREETS =
      Table.words(
          "St Ave Blvd Rd Ln Dr Ct Pl Sq Hwy Pkwy Street Avenue Boulevard Road Lane Drive Court"
              + " Place Square Highway Parkway Way Terrace Circle");
  private static final Map<String, String> DIRECTIONS =
      Map.of(
          "N",
          "North",
          "S",
          "South",
          "E",
          "East",
          "W",
          "West",
          "NE",
          "Northeast",
          "NW",
          "Northwest",
          "SE",
          "Southeast",
          "SW",
          "Southwest");

  private final Table states = new Table("states.tsv");

  @Override
  public Optional<Spoken> read(String core, Context context) {
    if (core.equals("St")) {
      return Spoken.abbreviation(followsName(context) ? "Street" : "Saint");
    }
    if (core.equals("Dr") && followsName(context) && !isName(context.core(1))) {
      return Spoken.abbreviation("Drive");
    }
    boolean direction =
        STREETS.contains(context.core(-1))
            || (isHouseNumber(context.core(-1)) && isPartOfName(context.core(1)));
    if (direction && DIRECTIONS.containsKey(core)) {
      return Spoken.abbreviation(DIRECTIONS.getOrDefault(core, core));
    }
    boolean city = isName(context.core(-1)) && context.word(-1).closing().equals(",");
    if (states.has(core) && (city || context.after().matches("\\d{5}(?:-\\d{4})?"))) {
      return Spoken.of(states.cell(core, 1));
    }
    return Optional.empty();
  }

  /** Whether these five digits follow a state. */
  boolean isPostcode(String digits, Context context) {
    return digits.length() == 5 && states.has(context.core(-1));
  }

  /** Whether a street follows, as in "1600 Pennsylvania Avenue". */
  boolean isHouse(String digits, Context context) {
    if (digits.length() < 3) {
      return false;
    }
    for (int i = 1; i <= 4; i++) {
      boolean street = i > 1 && STREETS.contains(context.core(i));
      if (street || !isPartOfName(context.core(i)) || context.word(i).pauses()) {
        return street;
      }
    }
    return false;
  }

  /** Whether the word before is a street's name rather than a first word or a title. */
  private static boolean followsName(Context context) {
    String before = context.before();
    return (isName(before) || before.matches("\\d+(?:st|nd|rd|th)"))
        && (isHouseNumber(context.core(-2))
            || isHouseNumber(context.core(-3))
            || !isName(context.core(1)));
  }

  private static boolean isPartOfName(String core) {
    return isName(core) || core.matches("\\d+(?:st|nd|rd|th)");
  }

  private static boolean isName(String core) {
    return !core.isEmpty() && Character.isUpperCase(core.charAt(0));
  }

  private static boolean isHouseNumber(String core) {
    return core.matches("\\d{1,5}[A-Z]?");
  }
}
