package dev.repartee.engine;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.playout.Playout;
import dev.repartee.engine.playout.SpokenPhrase;
import dev.repartee.engine.playout.SpokenWord;
import dev.repartee.engine.reply.Reply;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.turn.SpeculationLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply from its preparation to the caller's ear.
 *
 * <p>Prepared, it leaves no trace: its text and sound are kept here. Delivered, it gets a number,
 * and both go out. At its end it tells what was heard of it. Lives on the conversation's loop.
 */
final class SpokenReply implements Reply.Listener {
  private final EventLoop loop;
  private final Playout playout;
  private final CallEvents events;
  private final Runnable onPreparationFailed;
  private final Reply reply;
  private final TurnStopwatch stopwatch = new TurnStopwatch();
  private final List<SpokenPhrase> kept = new ArrayList<>();

  private boolean delivered;
  private boolean audibleAtOnce;
  private boolean complete;
  private boolean voiceFailed;
  private int number;
  private int turn;
  private long voiceEndNanos;

  /**
   * A reply that has yet to be written.
   *
   * @param onPreparationFailed called if the model fails before {@link #deliver}: then it may be
   *     asked again, without the caller ever knowing
   */
  SpokenReply(
      EventLoop loop,
      SpeechSynthesizer voice,
      String apology,
      SpeculationLimits.Reach speculation,
      Playout playout,
      CallEvents events,
      Runnable onPreparationFailed) {
    this.loop = loop;
    this.playout = playout;
    this.events = events;
    this.onPreparationFailed = onPreparationFailed;
    this.reply = new Reply(loop, voice, apology, reach(speculation), this::aheadNanos, this);
  }

  void write(LanguageModel model, Prompt prompt) {
    reply.write(model, prompt);
  }

  void recite(String text) {
    reply.recite(text);
  }

  /** Is heard at once and leaves no trace: it is no reply, only a sign of attention. */
  void murmur(String text) {
    audibleAtOnce = true;
    reply.recite(text);
    reply.deliver();
  }

  /**
   * Lets the caller hear this reply.
   *
   * @param replyNumber its number in the call
   * @param ofTurn the turn that it answers; 0 if none
   * @param turnVoiceEndNanos when that turn's voice ended
   * @param turnTextNanos when that turn's text was known
   */
  void deliver(int replyNumber, int ofTurn, long turnVoiceEndNanos, long turnTextNanos) {
    delivered = true;
    number = replyNumber;
    turn = ofTurn;
    voiceEndNanos = turnVoiceEndNanos;
    stopwatch.text(turnTextNanos);
    stopwatch.commit(loop.nanos());
    if (!reply.text().isEmpty()) {
      emitText(reply.text());
    }
    playout.begin();
    kept.forEach(playout::add);
    kept.clear();
    if (complete) {
      playout.endOfReply();
    }
    reply.deliver();
  }

  /** Ends it before it was delivered. */
  void abandon() {
    reply.cancel();
  }

  /**
   * Ends it in the middle and returns what was heard.
   *
   * @param withdraws whether it counts as not said
   */
  String interrupt(boolean withdraws) {
    reply.cancel();
    String heard = reply.text().substring(0, playout.stop());
    end(heard, true, withdraws);
    return heard;
  }

  /**
   * Ends it after the caller has heard all there was; returns that.
   *
   * @param heardTextEnd index after the last word heard
   */
  String finish(int heardTextEnd) {
    reply.cancel();
    String heard = voiceFailed ? reply.text().substring(0, heardTextEnd) : reply.text().strip();
    end(heard, voiceFailed, false);
    return heard;
  }

  /** Whether the voice has spoken all of it. */
  boolean isWhole() {
    return !voiceFailed;
  }

  /** All of its text so far. */
  String text() {
    return reply.text();
  }

  void wordHeard(SpokenWord word) {
    events.emit(
        new ConversationEvent.WordHeard(events.nowMs(), number, word.textStart(), word.textEnd()));
  }

  void audible(long heardAtNanos) {
    events.emit(new ConversationEvent.ReplyStarted(events.nowMs(), number, turn));
    if (turn > 0) {
      events.emit(stopwatch.read(events.nowMs(), turn, voiceEndNanos, heardAtNanos));
    }
  }

  void paused(boolean ducked) {
    events.emit(new ConversationEvent.ReplyPaused(events.nowMs(), number, ducked));
  }

  void resumed() {
    events.emit(new ConversationEvent.ReplyResumed(events.nowMs(), number));
  }

  @Override
  public void onText(String delta) {
    stopwatch.token(loop.nanos());
    if (delivered) {
      emitText(delta);
    }
  }

  @Override
  public void onPhrase(SpokenPhrase phrase) {
    if (delivered || audibleAtOnce) {
      playout.add(phrase);
    } else {
      kept.add(phrase);
    }
  }

  @Override
  public void onSound() {
    stopwatch.audio(loop.nanos());
  }

  @Override
  public void onComplete() {
    complete = true;
    if (delivered || audibleAtOnce) {
      playout.endOfReply();
    }
  }

  @Override
  public void onModelFailed(String message) {
    if (delivered) {
      events.emit(new ConversationEvent.Problem(events.nowMs(), Part.MODEL, message));
    } else {
      reply.cancel();
      onPreparationFailed.run();
    }
  }

  @Override
  public void onVoiceFailed(String message) {
    voiceFailed = true;
    events.emit(new ConversationEvent.Problem(events.nowMs(), Part.VOICE, message));
  }

  private long aheadNanos() {
    return delivered ? playout.aheadNanos() : 0;
  }

  private void emitText(String text) {
    events.emit(new ConversationEvent.ReplyText(events.nowMs(), number, text));
  }

  private void end(String heard, boolean interrupted, boolean withdrawn) {
    events.emit(
        new ConversationEvent.ReplyEnded(events.nowMs(), number, heard, interrupted, withdrawn));
  }

  private static Reply.Reach reach(SpeculationLimits.Reach speculation) {
    return speculation == SpeculationLimits.Reach.MODEL_AND_VOICE
        ? Reply.Reach.FIRST_PHRASE
        : Reply.Reach.TEXT;
  }
}
