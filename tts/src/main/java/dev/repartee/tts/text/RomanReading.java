package dev.repartee.tts.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Roman numerals after a name: "Henry VIII", "World War II", "Chapter IV". */
final class RomanReading implements Reading {
  private static final Pattern ROMAN =
      Pattern.compile("(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:IX|IV|V?I{0,3})");
  private static final Map<Character, Integer> VALUES =
      Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50, 'C', 100);
  private static final Set<String> RULERS =
      Table.words(
          "henry louis elizabeth george edward charles william richard james john paul pius"
              + " benedict leo francis frederick philip napoleon alexander catherine nicholas peter"
              + " ivan gregory clement innocent urban otto wilhelm robert david margaret mary anne"
              + " carl gustav christian ramses ramesses ptolemy xerxes darius felipe alfonso");
  private static final Set<String> NUMBERED =
      Table.words(
          "chapter part section act scene volume book war phase type level title article appendix"
              + " figure table vol class grade stage tier bowl rocky vii episode world division");

  private final EnglishNumbers numbers;

  RomanReading(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    if (!ROMAN.matcher(core).matches()) {
      return Optional.empty();
    }
    String before = context.before();
    String name = before.toLowerCase(Locale.ROOT);
    boolean pronoun = core.equals("I");
    boolean ruler = RULERS.contains(name) && (!pronoun || !startsClause(context));
    boolean heir = isName(before) && isName(context.core(-2)) && core.matches("III|II|IV");
    if (NUMBERED.contains(name) && (!pronoun || context.after().isEmpty())) {
      return Spoken.of(numbers.cardinal(value(core)));
    }
    if (ruler || heir) {
      return Spoken.of("the " + numbers.ordinal(value(core)));
    }
    boolean numeral = core.length() >= 2 && isName(before) && !core.equals("XL");
    return numeral ? Spoken.of(numbers.cardinal(value(core))) : Optional.empty();
  }

  /** "With Henry I went home" is not about Henry the First. */
  private static boolean startsClause(Context context) {
    return context.after().matches("\\p{Ll}+")
        && !context.after().matches("of|was|is|ruled|reigned");
  }

  private static boolean isName(String word) {
    return word.matches("\\p{Lu}\\p{Ll}+");
  }

  private static int value(String roman) {
    int value = 0;
    for (int i = 0; i < roman.length(); i++) {
      int digit = VALUES.getOrDefault(roman.charAt(i), 0);
      int next = i + 1 < roman.length() ? VALUES.getOrDefault(roman.charAt(i + 1), 0) : 0;
      value += digit < next ? -digit : digit;
    }
    return value;
  }
}
