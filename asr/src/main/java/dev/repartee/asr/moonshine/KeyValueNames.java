package dev.repartee.asr.moonshine;

import java.util.ArrayList;
import java.util.List;

/** The names under which the decoder's attention memory enters and leaves its graphs. */
final class KeyValueNames {
  static final int HEADS = 8;
  static final int HEAD_SIZE = 36;
  private static final int LAYERS = 6;

  /** What was said so far, as it leaves; each [1, heads, tokens, head size]. */
  static final List<String> PRESENT_DECODER = names("present", "decoder");

  /** What was heard, as it leaves; each [1, heads, encoder outputs, head size]. */
  static final List<String> PRESENT_ENCODER = names("present", "encoder");

  /** What was said so far, as it enters; in the order of {@link #PRESENT_DECODER}. */
  static final List<String> PAST_DECODER = names("past_key_values", "decoder");

  /** What was heard, as it enters; in the order of {@link #PRESENT_ENCODER}. */
  static final List<String> PAST_ENCODER = names("past_key_values", "encoder");

  private KeyValueNames() {}

  private static List<String> names(String when, String whose) {
    List<String> names = new ArrayList<>();
    for (int layer = 0; layer < LAYERS; layer++) {
      names.add(when + "." + layer + "." + whose + ".key");
      names.add(when + "." + layer + "." + whose + ".value");
    }
    return List.copyOf(names);
  }
}
