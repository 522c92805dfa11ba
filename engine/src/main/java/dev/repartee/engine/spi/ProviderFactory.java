package dev.repartee.engine.spi;

/**
 * Makes a provider; found by {@link java.util.ServiceLoader} through one of the kinds below.
 *
 * @param <T> what it makes
 */
public interface ProviderFactory<T> {
  /** The name by which a configuration asks for it, such as {@code "moonshine"}. */
  String name();

  /** Lower goes first when nothing is configured; negative is never chosen unasked. */
  int preference();

  /**
   * Makes the provider: loads its models and warms them up. Blocks; never call it on an event loop.
   *
   * @throws ProviderUnavailableException if it cannot serve; the next provider is tried then
   * @throws SettingsException if a setting is missing or wrong
   */
  T create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException;

  /** Makes voice activity detectors. */
  interface ForVoiceActivity extends ProviderFactory<VoiceActivityDetector> {}

  /** Makes recognisers. */
  interface ForRecognition extends ProviderFactory<SpeechRecognizer> {}

  /** Makes judges of whether a turn is over. */
  interface ForEndOfTurn extends ProviderFactory<EndOfTurnDetector> {}

  /** Makes language models. */
  interface ForLanguage extends ProviderFactory<LanguageModel> {}

  /** Makes voices. */
  interface ForSynthesis extends ProviderFactory<SpeechSynthesizer> {}

  /** Makes tools, one from each entry of an agent's {@code tools}; its name is their kind. */
  interface ForTools extends ProviderFactory<Tool> {}
}
