package dev.repartee.tts.text;

import dev.repartee.tts.text.Reading.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes English text speakable: numbers, money, dates, times, addresses and abbreviations become
 * words, marks of Markdown and HTML and emoji go.
 *
 * <p>Each token of the text between white space is read by itself, with a look at its neighbours,
 * so that every word that is heard is known by its place in the text: of "March 3, 2026", "March"
 * is spoken as "March", "3," as "third," and "2026" as "twenty twenty-six". A token gives one
 * {@link SpokenToken}, or none if it is not spoken; then the punctuation in it stays with the token
 * before. Of a token of more than 200 characters only so many are spoken. Thread safe.
 */
public final class SpeakableText {
  private static final SpeakableText ENGLISH = new SpeakableText();

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final List<Reading> readings;
  private final CompoundReading compounds;

  private SpeakableText() {
    EnglishNumbers numbers = new EnglishNumbers();
    TimeReading times = new TimeReading(numbers);
    AddressReading addresses = new AddressReading();
    this.readings =
        List.of(
            new InternetReading(numbers),
            new MoneyReading(numbers),
            new DateReading(numbers, times),
            times,
            new PhoneReading(numbers),
            new VersionReading(numbers),
            new DecadeReading(numbers),
            addresses,
            new UnitReading(numbers),
            new AbbreviationReading(),
            new RangeReading(numbers, this::readWhole),
            new FractionReading(numbers),
            new RomanReading(numbers),
            new NumberReading(numbers, addresses),
            new SymbolReading());
    this.compounds = new CompoundReading(numbers, this::readWhole);
  }

  /**
   * Returns the text as it is spoken, in order.
   *
   * @param text a phrase or more, as a language model or a person wrote it
   */
  public static List<SpokenToken> of(String text) {
    return ENGLISH.speak(text);
  }

  private List<SpokenToken> speak(String text) {
    List<Word> words = WordScanner.scan(text);
    Utterance utterance = new Utterance();
    for (int i = 0; i < words.size(); i++) {
      Context context = new Context(words, i);
      utterance.add(read(context.core(0), context), context);
    }
    return utterance.tokens();
  }

  private Spoken read(String core, Context context) {
    if (core.isEmpty()) {
      return Spoken.SILENT;
    }
    Spoken spoken = readWhole(core, context).orElseGet(() -> compounds.read(core));
    return new Spoken(
        SPACES.matcher(spoken.words()).replaceAll(" ").strip(), spoken.takesFullStop());
  }

  private Optional<Spoken> readWhole(String core, Context context) {
    for (Reading reading : readings) {
      Optional<Spoken> spoken = reading.read(core, context);
      if (spoken.isPresent()) {
        return spoken;
      }
    }
    return Optional.empty();
  }
}
