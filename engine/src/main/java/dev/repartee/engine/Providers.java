package dev.repartee.engine;

import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.engine.turn.SpeculationLimits;
import dev.repartee.engine.turn.SpeculationLimits.Reach;
import dev.repartee.engine.turn.TurnOptions;
import org.jspecify.annotations.Nullable;

/**
 * The providers that conversations share.
 *
 * @param endOfTurn judges whether turns are over; null: the clock and the words alone decide
 */
public record Providers(
    VoiceActivityDetector voiceActivity,
    SpeechRecognizer recognizer,
    @Nullable EndOfTurnDetector endOfTurn,
    LanguageModel model,
    SpeechSynthesizer voice) {
  /** The same way to take turns, with no more prepared in vain than these allow. */
  TurnOptions within(TurnOptions turns) {
    SpeculationLimits wanted = turns.speculation();
    if (!model.takesSpeculation()) {
      return turns.with(SpeculationLimits.NONE);
    }
    return wanted.reach() == Reach.MODEL_AND_VOICE && !voice.takesSpeculation()
        ? turns.with(new SpeculationLimits(Reach.MODEL, wanted.maxPerTurn(), wanted.early()))
        : turns;
  }
}
