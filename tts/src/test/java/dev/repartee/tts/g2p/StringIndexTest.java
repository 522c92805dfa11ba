package dev.repartee.tts.g2p;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StringIndexTest {
  @Test
  void numbersStringsInOrderOfArrival() {
    StringIndex index = new StringIndex(4);

    assertEquals(0, index.add("one"));
    assertEquals(1, index.add("two"));
    assertEquals(0, index.add("one"));

    assertEquals(2, index.size());
    assertEquals(1, index.find("two"));
  }

  @Test
  void doesNotFindWhatWasNotAdded() {
    StringIndex index = new StringIndex(4);
    index.add("word");

    assertEquals(-1, index.find("wor"));
    assertEquals(-1, index.find("words"));
    assertEquals(-1, index.find(""));
  }

  @Test
  void growsAsNeeded() {
    StringIndex index = new StringIndex(1);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(i, index.add("a rather long word, number " + i));
    }

    for (int i = 0; i < 10_000; i++) {
      assertEquals(i, index.find("a rather long word, number " + i));
    }
  }
}
