package dev.repartee.tts.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Abbreviations and acronyms: "Dr.", "e.g.", "No. 5", "U.S.", "PLEASE". */
final class AbbreviationReading implements Reading {
  private static final Pattern DOTTED = Pattern.compile("\\p{L}(?:\\.\\p{L})+");
  private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{2,}(?:['’]\\p{Lu}{1,2})?");
  private static final Pattern VOWEL = Pattern.compile("[AEIOUY]");

  /** A word in capitals as long as this is shouted; shorter ones may be acronyms. */
  private static final int SHOUTED_ALONE = 7;

  private static final int SHOUTED_AMONG_OTHERS = 4;

  private final Table abbreviations = new Table("abbreviations.tsv");

  @Override
  public Optional<Spoken> read(String core, Context context) {
    if (core.equalsIgnoreCase("no") && context.hasFullStop()) {
      return context.core(1).matches("[\\d\\p{Ll}].*")
          ? Spoken.abbreviation("number")
          : Optional.empty();
    }
    if (context.hasFullStop() && abbreviations.has(core + ".")) {
      return Spoken.abbreviation(abbreviations.cell(core + ".", 1));
    }
    if (abbreviations.has(core)) {
      return Spoken.abbreviation(abbreviations.cell(core, 1));
    }
    if (DOTTED.matcher(core).matches()) {
      return Spoken.abbreviation(core.toUpperCase(Locale.ROOT) + ".");
    }
    return isShouted(core, context) ? Spoken.of(core.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  private static boolean isShouted(String core, Context context) {
    if (!CAPITALS.matcher(core).matches() || !VOWEL.matcher(core).find()) {
      return false;
    }
    boolean amongOthers = isCapitals(context.core(-1)) || isCapitals(context.core(1));
    return core.length() >= (amongOthers ? SHOUTED_AMONG_OTHERS : SHOUTED_ALONE);
  }

  private static boolean isCapitals(String core) {
    return core.length() >= 2 && CAPITALS.matcher(core).matches();
  }
}
