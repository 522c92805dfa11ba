package dev.repartee.tts.g2p;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.tts.g2p.Following.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundRulesTest {
  @ParameterizedTest
  @CsvSource({
    "LOWERED, hˈɛlO, hˌɛlO",
    "LOWERED, hɛlO, hɛlO",
    "SECONDARY, hˈɛlˌO, hˌɛlO",
    "SECONDARY, hɛlO, hˌɛlO",
    "AT_LEAST_SECONDARY, ðə, ðˌə",
    "AT_LEAST_SECONDARY, hˈɛlO, hˈɛlO",
    "PRIMARY, hˌɛlO, hˈɛlO",
    "PRIMARY, ðə, ðˈə",
    "PRIMARY, hm, hm"
  })
  void stressMovesMarksOnly(Stress stress, String phonemes, String expected) {
    assertEquals(expected, stress.apply(phonemes));
  }

  @ParameterizedTest
  @CsvSource({
    "kˈæt, kˈæts",
    "dˈɔɡ, dˈɔɡz",
    "bˈɑks, bˈɑksᵻz",
    "tɹˈI, tɹˈIz",
  })
  void pluralsFollowTheLastSound(String stem, String expected) {
    assertEquals(expected, Inflection.plural(stem));
  }

  @ParameterizedTest
  @CsvSource({"wˈɔk, wˈɔkt", "hˈʌɡ, hˈʌɡd", "wˈAt, wˈAɾᵻd", "plˈænt, plˈæntᵻd", "ˈæd, ˈædᵻd"})
  void pastTensesFollowTheLastSound(String stem, String expected) {
    assertEquals(expected, Inflection.past(stem));
  }

  @ParameterizedTest
  @CsvSource({"wˈAt, wˈAɾɪŋ", "plˈænt, plˈæntɪŋ", "ɹˈʌn, ɹˈʌnɪŋ"})
  void gerundsFlapATBetweenVowels(String stem, String expected) {
    assertEquals(expected, Inflection.gerund(stem));
  }

  @Test
  void whatFollowsIsTheFirstSoundOfTheNextWord() {
    assertEquals(Sound.VOWEL, Following.END.before("apple", "NN", "ˈæpᵊl").sound());
    assertEquals(Sound.CONSONANT, Following.END.before("pear", "NN", "pˈɛɹ").sound());
    assertEquals(Sound.PAUSE, Following.END.before(",", ",", ",").sound());
  }

  @Test
  void aSilentWordIsLookedThrough() {
    Following vowel = Following.END.before("apple", "NN", "ˈæpᵊl");

    assertEquals(Sound.VOWEL, vowel.before("'", "''", "”").sound());
  }
}
