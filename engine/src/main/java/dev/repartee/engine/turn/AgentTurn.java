package dev.repartee.engine.turn;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.ArrayList;
import java.util.List;

/** What the agent is doing, as far as turns depend on it. */
final class AgentTurn {
  private static final int RECENT_WORDS = 16;

  /** False alarms in one reply after which a voice without words is no longer believed. */
  private static final int DOUBTFUL_ALARMS = 2;

  private boolean replying;
  private boolean answering;
  private boolean audible;
  private long audibleNanos;
  private boolean mustBeHeard;
  private boolean reacted;
  private long reactedNanos;
  private boolean reactionSpent;
  private int falseAlarms;
  private boolean usingTool;
  private long firstAudibleNanos = Long.MAX_VALUE;
  private final List<String> recentWords = new ArrayList<>();
  private final Phrasebook phrases;
  private String remark = "";

  AgentTurn(Phrasebook phrases) {
    this.phrases = phrases;
  }

  /**
   * A reply begins.
   *
   * @param toSpeech whether it answers something that the caller said aloud
   */
  void begin(boolean toSpeech) {
    replying = true;
    answering = toSpeech;
    audible = false;
    mustBeHeard = false;
    reacted = false;
    reactionSpent = false;
    falseAlarms = 0;
    recentWords.clear();
    remark = "";
  }

  void becameAudible(long atNanos) {
    // A reply that ran dry for a while becomes audible once more.
    if (!audible) {
      audible = true;
      audibleNanos = atNanos;
    }
    firstAudibleNanos = Math.min(firstAudibleNanos, atNanos);
  }

  void said(String text, String remarkSoFar) {
    remark = remarkSoFar;
    recentWords.addAll(Words.of(text).list());
    if (recentWords.size() > RECENT_WORDS) {
      recentWords.subList(0, recentWords.size() - RECENT_WORDS).clear();
    }
  }

  void mustBeHeard(boolean now) {
    mustBeHeard = now;
  }

  void usesTool(boolean now) {
    usingTool = now;
  }

  void end() {
    replying = false;
    reacted = false;
  }

  /** It held its breath, or lowered its voice. */
  void react(long atNanos) {
    reacted = true;
    reactedNanos = atNanos;
  }

  /** The voice meant nothing. */
  void goOn() {
    reacted = false;
    falseAlarms++;
  }

  /** This voice will not make it react again. */
  void spendReaction() {
    reactionSpent = true;
  }

  void mayReactAgain() {
    reactionSpent = false;
  }

  boolean isReplying() {
    return replying;
  }

  boolean answersSpeech() {
    return answering;
  }

  boolean isAudible() {
    return audible;
  }

  boolean mustBeHeard() {
    return mustBeHeard;
  }

  /** What the reply asks for, as far as its words have come. */
  Expectation expectation() {
    return Expectation.after(remark, phrases);
  }

  boolean hasReacted() {
    return reacted;
  }

  long reactedNanos() {
    return reactedNanos;
  }

  boolean isReactionSpent() {
    return reactionSpent;
  }

  boolean isUsingTool() {
    return usingTool;
  }

  int falseAlarms() {
    return falseAlarms;
  }

  /** Whether it has been stopped in vain so often that it may be hearing itself, or a machine. */
  boolean doubtsVoices() {
    return falseAlarms >= DOUBTFUL_ALARMS;
  }

  boolean hasEverSpoken() {
    return firstAudibleNanos != Long.MAX_VALUE;
  }

  long firstAudibleNanos() {
    return firstAudibleNanos;
  }

  /** How much of the reply was heard until now, or until it held its breath. */
  long heardMs(long nowNanos) {
    if (!audible) {
      return 0;
    }
    return NANOSECONDS.toMillis((reacted ? reactedNanos : nowNanos) - audibleNanos);
  }

  /**
   * Whether these words are what it has just said itself. An echo is not understood as well as a
   * voice, so of three and more words most suffice.
   */
  boolean echoes(Words words) {
    long own = words.list().stream().filter(recentWords::contains).count();
    boolean mostly = words.count() >= 3 && own * 3 >= words.count() * 2L;
    return !words.isEmpty() && (mostly || words.areAmong(recentWords));
  }
}
