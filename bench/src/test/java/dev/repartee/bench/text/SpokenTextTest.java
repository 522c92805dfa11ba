package dev.repartee.bench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello, World!                     | hello world
          It's 'quoted' – don’t             | it's quoted don't
          Mr. Hale & Dr. Who, OK?           | mister hale and doctor who okay
          well-known                        | well known
          7                                 | seven
          42-line                           | forty two line
          1,250 cards                       | one thousand two hundred fifty cards
          in 1455                           | in fourteen fifty five
          in the 1990s                      | in the nineteen nineties
          room 007                          | room zero zero seven
          the 15th and 1st                  | the fifteenth and first
          3.14                              | three point one four
          5%                                | five percent
          $20                               | twenty dollars
          12345678901234567890              | one two three four five six seven eight nine zero \
          one two three four five six seven eight nine zero
          4711a                             | 4711a
          """)
  void bringsTextToTheWordsThatAreSpoken(String text, String words) {
    assertEquals(words, String.join(" ", new SpokenText().words(text)));
  }
}
