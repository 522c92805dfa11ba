package dev.repartee.tts.g2p;

import dev.repartee.tts.g2p.Following.Sound;
import org.jspecify.annotations.Nullable;

/** Pronounces the small words whose sound depends on what they do and what follows them. */
final class FunctionWords {
  private final Lexicon lexicon;

  FunctionWords(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The phonemes of a function word, or null if the word is not one here. */
  @Nullable String pronounce(String word, String tag, Following following) {
    boolean noun = tag.startsWith("NN");
    return switch (word) {
      case "a", "A" -> tag.equals("DT") ? "ɐ" : "ˈA";
      case "an", "An" -> "ɐn";
      case "AN" -> noun ? lexicon.spelled(word) : "ɐn";
      case "am", "Am", "AM" -> noun ? lexicon.spelled(word) : am(word, following);
      case "I" -> tag.equals("PRP") ? "ˌI" : null;
      case "by", "By", "BY" -> tag.startsWith("RB") ? "bˈI" : null;
      case "to", "To" -> to(following);
      case "TO" -> tag.equals("TO") || tag.equals("IN") ? to(following) : null;
      case "in", "In" -> in(tag, following);
      case "IN" -> tag.equals("NNP") ? null : in(tag, following);
      case "the", "The" -> the(following);
      case "THE" -> tag.equals("DT") ? the(following) : null;
      case "vs", "Vs", "VS", "vs.", "Vs.", "VS." ->
          tag.equals("IN") ? lexicon.lookUp("versus", null, null, following) : null;
      case "used", "Used", "USED" -> used(tag, following);
      default -> null;
    };
  }

  private @Nullable String am(String word, Following following) {
    boolean strong = following.sound() == Sound.PAUSE || !word.equals("am");
    return strong ? lexicon.usual("am") : "ɐm";
  }

  private @Nullable String to(Following following) {
    return switch (following.sound()) {
      case VOWEL -> "tʊ";
      case CONSONANT -> "tə";
      case PAUSE -> lexicon.usual("to");
    };
  }

  private static String in(String tag, Following following) {
    return following.sound() == Sound.PAUSE || !tag.equals("IN") ? "ˈɪn" : "ɪn";
  }

  private static String the(Following following) {
    return following.sound() == Sound.VOWEL ? "ði" : "ðə";
  }

  /** "Used to" has a voiceless s. */
  private @Nullable String used(String tag, Following following) {
    boolean habit = following.to() && (tag.equals("VBD") || tag.equals("JJ"));
    return lexicon.lookUp("used", habit ? "VBD" : null, null, Following.END);
  }
}
