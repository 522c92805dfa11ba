package dev.repartee.bench.turns.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.repartee.engine.AgentProfile;
import dev.repartee.engine.Conversation;
import dev.repartee.engine.Providers;
import dev.repartee.engine.StockLines;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.history.Remark;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import dev.repartee.engine.time.VirtualEventLoop;
import dev.repartee.engine.turn.TurnOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds whole calls in virtual time: the engine as it is, with an ensemble's real ears. The same
 * script and options give the same trace, always. Not thread safe, as the ensemble is not.
 */
public final class SimulatedCall {
  /** A call that was hung up has ended by then. */
  private static final long ENDING_NANOS = MILLISECONDS.toNanos(3000);

  private final Ensemble ensemble;

  public SimulatedCall(Ensemble ensemble) {
    this.ensemble = ensemble;
  }

  /** Holds one call, by the clock and the words alone. */
  public CallTrace run(CallScript script, TurnOptions turns, Speaker agentVoice) {
    return run(script, turns, agentVoice, false);
  }

  /**
   * Holds one call.
   *
   * @param judged whether the ensemble's detector judges turn ends, if there is one
   */
  public CallTrace run(CallScript script, TurnOptions turns, Speaker agentVoice, boolean judged) {
    VirtualEventLoop loop = new VirtualEventLoop();
    SimulatedLine line = new SimulatedLine(loop, script.line(), script.callerSound());
    SimulatedVoice voice = new SimulatedVoice(agentVoice, loop, ensemble.delays().firstSoundMs());
    StubAnswers model = new StubAnswers(loop, script.answer());
    List<ConversationEvent> events = new ArrayList<>();
    AgentProfile agent =
        new AgentProfile(
            "Simulated",
            "en",
            "You are on the telephone.",
            script.greeting(),
            StockLines.ENGLISH,
            turns);
    Conversation conversation =
        Conversation.start(
            loop,
            new MediaClock(loop),
            providers(loop, model, voice, judged ? ensemble.endOfTurn() : null),
            agent,
            line,
            events::add,
            "simulated");
    loop.advanceTo(MILLISECONDS.toNanos(script.lengthMs()));
    List<Remark> said = conversation.said();
    conversation.hangUp("the simulation is over");
    CallTrace trace =
        new CallTrace(
            List.copyOf(events),
            model.asked(),
            said,
            line.heard(),
            voice.spoken(),
            line.clears(),
            script.line());
    // Until its end the call's sound counts among what the detector gathers.
    loop.advanceTo(MILLISECONDS.toNanos(script.lengthMs()) + ENDING_NANOS);
    return trace;
  }

  /** The words of a recording at 16 kHz, as the same ears hear them. */
  public String transcribe(AudioFrame recording) {
    List<String> texts = new ArrayList<>();
    RecognitionStream stream =
        ensemble
            .recognizer()
            .open(
                new RecognitionOptions("en", false),
                event -> {
                  if (event instanceof RecognitionEvent.Final heard) {
                    texts.add(heard.text());
                  }
                });
    stream.accept(recording);
    stream.speechEnded();
    ensemble.inference().runQueued();
    stream.cancel();
    return String.join(" ", texts);
  }

  private Providers providers(
      VirtualEventLoop loop,
      StubAnswers model,
      SimulatedVoice voice,
      @Nullable EndOfTurnDetector judge) {
    InferenceDelays delays = ensemble.delays();
    return new Providers(
        new RememberedVoiceActivity(
            ensemble.voiceActivity(),
            ensemble.inference(),
            ensemble.memory(),
            loop,
            delays.voiceActivityMs()),
        new RememberedRecognizer(
            ensemble.recognizer(), ensemble.inference(), ensemble.memory(), loop, delays),
        judge == null ? null : remembered(judge, loop),
        model,
        voice);
  }

  private EndOfTurnDetector remembered(EndOfTurnDetector real, VirtualEventLoop loop) {
    return new RememberedJudge(
        real, ensemble.inference(), ensemble.memory(), loop, ensemble.delays().judgementMs());
  }
}
