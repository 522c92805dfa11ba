package dev.repartee.engine.turn;

import org.jspecify.annotations.Nullable;

/** What is known of the caller's open turn. */
final class CallerTurn {
  private boolean open;

  /** Of the whole call: whether words have ever been told before a voice was over. */
  private boolean wordsComeEarly;

  private boolean voice;
  private long voiceStartNanos;
  private long voiceEndNanos;
  private long quietSinceNanos;
  private boolean near;
  private String before = "";
  private String partial = "";
  private @Nullable String finalText;
  private boolean recognitionLost;
  private @Nullable Float probability;

  /** The caller goes on with the turn that was just answered. */
  private boolean continues;

  /** It took the floor from the agent. */
  private boolean interrupted;

  private boolean limitTold;
  private boolean heldOver;

  void open(long atNanos) {
    open = true;
    quietSinceNanos = atNanos;
    near = false;
    before = "";
    partial = "";
    finalText = null;
    recognitionLost = false;
    probability = null;
    continues = false;
    interrupted = false;
    limitTold = false;
    heldOver = false;
  }

  void voiceStarted(long startNanos) {
    voice = true;
    voiceStartNanos = startNanos;
    finalText = null;
    probability = null;
  }

  void voiceStopped(long endNanos) {
    voice = false;
    voiceEndNanos = endNanos;
  }

  /** A voice that belongs to this caller was in it, not only one in the background. */
  void heardNear() {
    near = true;
  }

  /** Whether a voice without words so far is likely to have none. */
  boolean wordsComeEarly() {
    return wordsComeEarly;
  }

  void learnPartial(String text) {
    partial = text;
    wordsComeEarly |= voice;
  }

  void learnFinal(String text) {
    partial = text;
    // While the voice goes on, a final is no more than a good partial.
    if (!voice) {
      finalText = text;
    }
  }

  void loseRecognition() {
    recognitionLost = true;
  }

  void judged(float turnIsOver) {
    probability = turnIsOver;
  }

  void close() {
    open = false;
  }

  /** Says that it took the floor from the agent. */
  void interruptedAgent() {
    interrupted = true;
  }

  /** Says that it goes on with a turn whose words so far were {@code textBefore}. */
  void goesOn(String textBefore) {
    continues = true;
    before = textBefore;
  }

  /** Says that it came over the agent's voice and has to wait or be forgotten. */
  void holdOver() {
    heldOver = true;
  }

  /** The agent said "mm-hmm". */
  void murmured(long atNanos) {
    quietSinceNanos = atNanos;
  }

  void tellLimit() {
    limitTold = true;
  }

  boolean isOpen() {
    return open;
  }

  boolean hasVoice() {
    return voice;
  }

  boolean isNear() {
    return near;
  }

  long voiceStartNanos() {
    return voiceStartNanos;
  }

  long voiceEndNanos() {
    return voiceEndNanos;
  }

  /** Since when the agent has not given a sign of attention. */
  long quietSinceNanos() {
    return quietSinceNanos;
  }

  boolean isFinal() {
    return finalText != null;
  }

  boolean isRecognitionLost() {
    return recognitionLost;
  }

  @Nullable Float probability() {
    return probability;
  }

  boolean continuesLast() {
    return continues;
  }

  boolean tookTheFloor() {
    return interrupted;
  }

  boolean isLimitTold() {
    return limitTold;
  }

  boolean isHeldOver() {
    return heldOver;
  }

  /** The words so far. */
  String text() {
    return finalText != null ? finalText : partial;
  }

  Words words() {
    return Words.of(text());
  }

  /** The words so far, with those of the turn that it goes on with. */
  Words allWords() {
    return before.isEmpty() ? words() : Words.of(before + " " + text());
  }

  /** The text so far, with that of the turn that it goes on with. */
  String allText() {
    return before.isEmpty() ? text() : before + " " + text();
  }
}
