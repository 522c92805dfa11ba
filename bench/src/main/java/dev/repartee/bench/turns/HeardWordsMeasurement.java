package dev.repartee.bench.turns;

import dev.repartee.bench.turns.cases.OverlapCase;
import dev.repartee.bench.turns.cases.Track;
import dev.repartee.bench.turns.figures.HeardWordsFigures;
import dev.repartee.bench.turns.figures.HeardWordsOutcome;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.bench.turns.simulation.SimulatedCall;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interrupts the agent at random moments, and compares its history with what the caller heard. */
final class HeardWordsMeasurement {
  private final Stage stage;
  private final BargeInMeasurement calls;
  private final Progress progress;

  /**
   * A measurement.
   *
   * @param calls plays the interrupted calls
   */
  HeardWordsMeasurement(Stage stage, BargeInMeasurement calls, Progress progress) {
    this.stage = stage;
    this.calls = calls;
    this.progress = progress;
  }

  HeardWordsFigures run(List<OverlapCase> cases, OperatingPoint point) throws InterruptedException {
    List<Optional<HeardWordsOutcome>> outcomes =
        stage.play(
            cases,
            (call, overlap) -> Optional.ofNullable(outcome(call, overlap, point)),
            progress.of("heard words", cases.size()));
    List<HeardWordsOutcome> interrupted = new ArrayList<>();
    outcomes.forEach(outcome -> outcome.ifPresent(interrupted::add));
    return HeardWordsFigures.of(interrupted, cases.size() - interrupted.size());
  }

  private @Nullable HeardWordsOutcome outcome(
      SimulatedCall call, OverlapCase overlap, OperatingPoint point) {
    CallTrace trace = calls.playWithRealVoice(call, overlap, point);
    ReplyEnded ended = HeardWordsOutcome.interrupted(overlap, trace);
    if (ended == null) {
      return null;
    }
    String understood = call.transcribe(received(trace, ended));
    return HeardWordsOutcome.of(overlap, trace, replyText(trace, ended), understood);
  }

  /** The sound of the reply as far as it reached the caller, with a little silence after it. */
  private static AudioFrame received(CallTrace trace, ReplyEnded ended) {
    AudioFrame heard = Resampler.convert(trace.heard().sound(), Track.RATE_HZ);
    long fromMs = HeardWordsOutcome.heardFromMs(trace, ended.reply()) - trace.heard().startMs();
    long delayMs = trace.line().oneWayMs() + trace.line().bufferedMs();
    return Track.cut(heard, fromMs, ended.atMs() + delayMs - trace.heard().startMs() + 20);
  }

  private static String replyText(CallTrace trace, ReplyEnded ended) {
    StringBuilder text = new StringBuilder();
    trace.all(ReplyText.class).stream()
        .filter(more -> more.reply() == ended.reply())
        .forEach(more -> text.append(more.text()));
    return text.toString();
  }
}
