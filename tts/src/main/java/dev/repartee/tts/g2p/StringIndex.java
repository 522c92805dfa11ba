package dev.repartee.tts.g2p;

import java.util.Arrays;

/**
 * A compact map from strings to their numbers 0, 1, 2 … in order of arrival.
 *
 * <p>All characters stand in one array, so that a hundred thousand words cost a few megabytes and
 * no object each. Filled by one thread, then read by any.
 */
final class StringIndex {
  private static final int EMPTY = -1;

  private char[] characters;
  private int[] starts;
  private int[] slots;
  private int size;

  /** Makes room for about {@code expectedSize} strings; more are taken. */
  StringIndex(int expectedSize) {
    characters = new char[expectedSize * 9];
    starts = new int[expectedSize + 1];
    slots = emptySlots(Integer.highestOneBit(Math.max(8, expectedSize)) * 4);
  }

  int size() {
    return size;
  }

  /** The string's number, after adding it if it is new. */
  int add(CharSequence text) {
    int slot = slotOf(text);
    if (slots[slot] != EMPTY) {
      return slots[slot];
    }
    append(text);
    slots[slot] = size - 1;
    if (size * 2 > slots.length) {
      rehash();
    }
    return size - 1;
  }

  /** The string's number, or -1 if it was never added. */
  int find(CharSequence text) {
    return slots[slotOf(text)];
  }

  private void append(CharSequence text) {
    int start = starts[size];
    int end = start + text.length();
    if (end > characters.length) {
      characters = Arrays.copyOf(characters, Math.max(end, characters.length * 2));
    }
    for (int i = 0; i < text.length(); i++) {
      characters[start + i] = text.charAt(i);
    }
    size++;
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
    }
    starts[size] = end;
  }

  private int slotOf(CharSequence text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = spread(hash) & (slots.length - 1);
    while (slots[slot] != EMPTY && !equals(slots[slot], text)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean equals(int number, CharSequence text) {
    int start = starts[number];
    if (starts[number + 1] - start != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (characters[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void rehash() {
    slots = emptySlots(slots.length * 2);
    for (int number = 0; number < size; number++) {
      int hash = 0;
      for (int i = starts[number]; i < starts[number + 1]; i++) {
        hash = 31 * hash + characters[i];
      }
      int slot = spread(hash) & (slots.length - 1);
      while (slots[slot] != EMPTY) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = number;
    }
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  private static int[] emptySlots(int count) {
    int[] slots = new int[count];
    Arrays.fill(slots, EMPTY);
    return slots;
  }
}
