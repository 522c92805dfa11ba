package dev.repartee.engine;

import java.util.List;

/**
 * What an agent says by itself, in the language of its conversation.
 *
 * @param apology when the model fails
 * @param pardon when the caller interrupted and then said nothing that could be understood
 * @param silencePrompts when the caller is silent for long, one after the other; the last is said
 *     again
 * @param farewell when it gives a silent caller up
 * @param murmur in a pause of a long turn, to show attention
 * @param mustBeHeard parts of what it says that cannot be interrupted, such as a legal notice or a
 *     confirmation; {@code *} stands for anything within one sentence
 */
public record StockLines(
    String apology,
    String pardon,
    List<String> silencePrompts,
    String farewell,
    String murmur,
    List<String> mustBeHeard) {
  /** English. */
  public static final StockLines ENGLISH =
      new StockLines(
          "Sorry, I cannot answer just now. Please try again in a moment.",
          "Sorry, I didn't catch that.",
          List.of("Are you still there?"),
          "It seems you have gone. Goodbye, and call again any time.",
          "Mm-hmm.",
          List.of());

  public StockLines {
    silencePrompts = List.copyOf(silencePrompts);
    mustBeHeard = List.copyOf(mustBeHeard);
  }

  /** The same with another apology. */
  public StockLines withApology(String newApology) {
    return new StockLines(newApology, pardon, silencePrompts, farewell, murmur, mustBeHeard);
  }

  /** What to say when the caller has been silent for the {@code number}th time. */
  String silencePrompt(int number) {
    return silencePrompts.isEmpty()
        ? ""
        : silencePrompts.get(Math.min(number, silencePrompts.size()) - 1);
  }
}
