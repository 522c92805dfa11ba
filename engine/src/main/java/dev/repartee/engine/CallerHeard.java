package dev.repartee.engine;

import dev.repartee.engine.ears.Ears;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.turn.TurnInput;
import java.util.function.Consumer;

/** Makes events, and inputs of turn-taking, of what the ears report. Lives on the loop. */
final class CallerHeard implements Ears.Listener {
  private final EventLoop loop;
  private final CallEvents events;
  private final TurnLedger ledger;
  private final Consumer<TurnInput> decide;

  CallerHeard(EventLoop loop, CallEvents events, TurnLedger ledger, Consumer<TurnInput> decide) {
    this.loop = loop;
    this.events = events;
    this.ledger = ledger;
    this.decide = decide;
  }

  @Override
  public void onVoiceStarted(long startNanos, boolean near) {
    events.emit(new ConversationEvent.SpeechStarted(events.nowMs(), events.toMs(startNanos)));
    decide.accept(new TurnInput.VoiceStarted(loop.nanos(), startNanos, near));
  }

  @Override
  public void onVoiceCameNear() {
    decide.accept(new TurnInput.VoiceCameNear(loop.nanos()));
  }

  @Override
  public void onVoiceStopped(long endNanos) {
    events.emit(new ConversationEvent.SpeechStopped(events.nowMs(), events.toMs(endNanos)));
    decide.accept(new TurnInput.VoiceStopped(loop.nanos(), endNanos));
  }

  @Override
  public void onPartial(String text, int stableWords) {
    events.emit(
        new ConversationEvent.PartialTranscript(events.nowMs(), ledger.turn(), text, stableWords));
    decide.accept(new TurnInput.PartialHeard(loop.nanos(), text));
  }

  @Override
  public void onFinal(String text) {
    events.emit(new ConversationEvent.FinalTranscript(events.nowMs(), ledger.turn(), text));
    decide.accept(new TurnInput.FinalHeard(loop.nanos(), text));
  }

  @Override
  public void onRecognitionFailed(String message) {
    problem(Part.RECOGNITION, message);
    decide.accept(new TurnInput.RecognitionLost(loop.nanos()));
  }

  @Override
  public void onVoiceActivityFailed(String message) {
    problem(Part.VOICE_ACTIVITY, message);
  }

  @Override
  public void onEndOfTurn(float turnIsOver) {
    events.emit(new ConversationEvent.EndOfTurnJudged(events.nowMs(), ledger.turn(), turnIsOver));
    decide.accept(new TurnInput.EndOfTurnJudged(loop.nanos(), turnIsOver));
  }

  @Override
  public void onEndOfTurnFailed(String message) {
    problem(Part.END_OF_TURN, message);
  }

  private void problem(Part part, String message) {
    events.emit(new ConversationEvent.Problem(events.nowMs(), part, message));
  }
}
