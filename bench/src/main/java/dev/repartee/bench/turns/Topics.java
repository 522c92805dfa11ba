package dev.repartee.bench.turns;

/** What is to be measured. */
record Topics(boolean endOfTurn, boolean bargeIn, boolean heardWords) {
  /** Everything. */
  static final Topics ALL = new Topics(true, true, true);

  /** One topic, by the name it has on the command line. */
  static Topics only(String name) {
    return switch (name) {
      case "end-of-turn" -> new Topics(true, false, false);
      case "barge-in" -> new Topics(false, true, false);
      case "heard-words" -> new Topics(false, false, true);
      default ->
          throw new IllegalArgumentException(
              "--only is end-of-turn, barge-in or heard-words, but not " + name);
    };
  }
}
