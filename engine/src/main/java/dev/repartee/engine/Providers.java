package dev.repartee.engine;

import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.VoiceActivityDetector;

/** The four providers that conversations share. */
public record Providers(
    VoiceActivityDetector voiceActivity,
    SpeechRecognizer recognizer,
    LanguageModel model,
    SpeechSynthesizer voice) {}
