package dev.repartee.tts.g2p;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the phonemes of one word, whole if it is known so, or else part by part. Thread safe. */
final class WordReader {
  private static final String SILENT = "',-._‘’/";
  private static final Pattern PIECE =
      Pattern.compile("\\p{L}+(?:['’]\\p{L}+)*|\\d|[^\\w\\s]", Pattern.UNICODE_CHARACTER_CLASS);
  private static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("/", "slˈæʃ"),
          Map.entry("=", "ˈikwᵊlz"),
          Map.entry("+", "plˈʌs"),
          Map.entry("&", "ænd"),
          Map.entry("@", "æt"),
          Map.entry("%", "pəɹsˈɛnt"),
          Map.entry("#", "hˈæʃ"),
          Map.entry("*", "ˈæstəɹˌɪsk"),
          Map.entry("~", "tˈɪldə"),
          Map.entry("^", "kˈɛɹət"),
          Map.entry("<", "lˈɛs ðən"),
          Map.entry(">", "ɡɹˈATəɹ ðən"),
          Map.entry("—", "—"));

  private final Lexicon lexicon;
  private final UnknownWords unknownWords;

  WordReader(Lexicon lexicon, UnknownWords unknownWords) {
    this.lexicon = lexicon;
    this.unknownWords = unknownWords;
  }

  /**
   * Gives every part of the word its phonemes.
   *
   * @return what the word before this one has after it
   */
  Following read(List<Token> parts, Following following) {
    if (parts.size() > 1) {
      return readCompound(parts, following);
    }
    Token word = parts.get(0);
    String phonemes = word.phonemes();
    if (phonemes == null) {
      phonemes = lexicon.pronounce(word.text(), word.tag(), following);
    }
    if (phonemes == null) {
      phonemes = guess(word.text());
    }
    word.pronounce(phonemes);
    return following.before(word.text(), word.tag(), phonemes);
  }

  /** From the end, the longest known run of parts at a time; one unknown part spoils the word. */
  private Following readCompound(List<Token> parts, Following end) {
    Following following = end;
    int right = parts.size();
    while (right > 0) {
      Run run = longestKnownRun(parts, right, following);
      if (run != null) {
        parts.get(run.left).pronounce(run.phonemes);
        silence(parts.subList(run.left + 1, right));
        List<Token> known = parts.subList(run.left, right);
        following = following.before(text(known), tag(known), run.phonemes);
        right = run.left;
      } else if (isSilent(parts.get(right - 1))) {
        right--;
      } else {
        parts.get(0).pronounce(guess(text(parts)));
        silence(parts.subList(1, parts.size()));
        return following;
      }
    }
    settleCompound(parts);
    return following;
  }

  private record Run(int left, String phonemes) {}

  private @Nullable Run longestKnownRun(List<Token> parts, int right, Following following) {
    for (int left = 0; left < right; left++) {
      List<Token> run = parts.subList(left, right);
      String phonemes = lexicon.pronounce(text(run), tag(run), following);
      if (phonemes != null) {
        return new Run(left, phonemes);
      }
    }
    return null;
  }

  /** Parts of different kinds are spoken apart; a compound of letters keeps one main stress. */
  private static void settleCompound(List<Token> parts) {
    Token last = parts.get(parts.size() - 1);
    if (last.phonemes() == null) {
      boolean pause = last.text().length() == 1 && Phonemes.isPause(last.text().charAt(0));
      last.pronounce(pause ? last.text() : "");
    }
    boolean apart = hasDifferentKinds(text(parts));
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).phonemes() == null) {
        parts.get(i).pronounce("");
      } else if (apart && i > 0) {
        parts.get(i).speakApart();
      }
    }
    if (!apart) {
      lowerStresses(parts);
    }
  }

  private static void lowerStresses(List<Token> parts) {
    List<Token> spoken = new ArrayList<>();
    parts.stream().filter(part -> !phonemes(part).isEmpty()).forEach(spoken::add);
    if (spoken.size() == 2 && spoken.get(0).text().length() == 1) {
      lower(spoken.get(1));
      return;
    }
    long stressed = spoken.stream().filter(WordReader::isStressed).count();
    if (spoken.size() < 2 || stressed <= (spoken.size() + 1) / 2) {
      return;
    }
    spoken.sort(
        Comparator.comparing(WordReader::isStressed)
            .thenComparing(part -> Phonemes.weight(phonemes(part))));
    spoken.subList(0, spoken.size() / 2).forEach(WordReader::lower);
  }

  /** Letters by the net, digits one by one, symbols by name. */
  private String guess(String text) {
    StringJoiner phonemes = new StringJoiner(" ");
    Matcher pieces = PIECE.matcher(text);
    while (pieces.find()) {
      String piece = pieces.group();
      String spoken;
      if (Character.isLetter(piece.charAt(0))) {
        spoken = unknownWords.phonemes(piece);
      } else if (Character.isDigit(piece.charAt(0))) {
        String digit = DIGITS.get(Character.digit(piece.charAt(0), 10));
        spoken = lexicon.lookUp(digit, null, null, Following.END);
      } else {
        spoken = SYMBOLS.get(piece);
      }
      if (spoken != null && !spoken.isEmpty()) {
        phonemes.add(spoken);
      }
    }
    return phonemes.toString();
  }

  private static boolean hasDifferentKinds(String text) {
    long kinds =
        text.chars()
            .filter(c -> SILENT.indexOf(c) < 0)
            .map(c -> Character.isLetter(c) ? 0 : Character.isDigit(c) ? 1 : 2)
            .distinct()
            .count();
    return kinds > 1 || text.indexOf('/') >= 0;
  }

  private static boolean isSilent(Token part) {
    return part.text().chars().allMatch(c -> SILENT.indexOf(c) >= 0);
  }

  private static void silence(List<Token> parts) {
    parts.forEach(part -> part.pronounce(""));
  }

  private static void lower(Token part) {
    part.pronounce(Stress.LOWERED.apply(phonemes(part)));
  }

  private static boolean isStressed(Token part) {
    return phonemes(part).indexOf(Stress.PRIMARY_MARK) >= 0;
  }

  private static String phonemes(Token part) {
    String phonemes = part.phonemes();
    return phonemes == null ? "" : phonemes;
  }

  private static String text(List<Token> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString();
  }

  /** The tag of the part with the most letters; a capital counts twice. */
  private static String tag(List<Token> parts) {
    Token heaviest = parts.get(0);
    for (Token part : parts) {
      if (size(part) > size(heaviest)) {
        heaviest = part;
      }
    }
    return heaviest.tag();
  }

  private static long size(Token part) {
    String text = part.text();
    return text.length() + text.chars().filter(c -> c != Character.toLowerCase(c)).count();
  }
}
