package dev.repartee.engine;

import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.VoiceActivityDetector;
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
    SpeechSynthesizer voice) {}
