package dev.repartee.server.wiring;

import dev.repartee.engine.Providers;
import dev.repartee.engine.reply.RehearsedVoice;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.server.config.AgentConfig;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The providers that hold an agent's calls, one for each part; they serve the whole process. */
public final class AgentProviders implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AgentProviders.class.getName());

  private final Choice<VoiceActivityDetector> voiceActivity;
  private final Choice<SpeechRecognizer> recognition;
  private final Choice<Optional<EndOfTurnDetector>> endOfTurn;
  private final Choice<LanguageModel> language;
  private final Choice<SpeechSynthesizer> voice;
  private final RehearsedVoice rehearsed;

  private AgentProviders(
      Choice<VoiceActivityDetector> voiceActivity,
      Choice<SpeechRecognizer> recognition,
      Choice<Optional<EndOfTurnDetector>> endOfTurn,
      Choice<LanguageModel> language,
      Choice<SpeechSynthesizer> voice,
      RehearsedVoice rehearsed) {
    this.voiceActivity = voiceActivity;
    this.recognition = recognition;
    this.endOfTurn = endOfTurn;
    this.language = language;
    this.voice = voice;
    this.rehearsed = rehearsed;
  }

  /**
   * Makes the providers that the agent asks for, or the best that work here. Blocks while their
   * models load.
   *
   * @param folder the agent's, from which its file names others
   * @throws NoProviderException if a part cannot be played at all
   */
  public static AgentProviders cast(AgentConfig agent, Path folder, ProviderServices services)
      throws NoProviderException {
    Deque<AutoCloseable> made = new ArrayDeque<>();
    boolean complete = false;
    try {
      Casting casting = new Casting(services, folder);
      Choice<VoiceActivityDetector> voiceActivity =
          casting.choose(
              Part.discover(
                  "voice-activity", "Voice activity", ProviderFactory.ForVoiceActivity.class),
              agent.voiceActivity());
      made.push(voiceActivity.provider());
      Choice<SpeechRecognizer> recognition =
          casting.choose(
              Part.discover("recognition", "Ears", ProviderFactory.ForRecognition.class),
              agent.recognition());
      made.push(recognition.provider());
      Choice<Optional<EndOfTurnDetector>> endOfTurn =
          casting.choose(
              Part.discoverOptional(
                  "end-of-turn", "End of turn", ProviderFactory.ForEndOfTurn.class),
              agent.endOfTurn());
      endOfTurn.provider().ifPresent(made::push);
      Choice<LanguageModel> language =
          casting.choose(
              Part.discover("llm", "Answers", ProviderFactory.ForLanguage.class), agent.llm());
      made.push(language.provider());
      Choice<SpeechSynthesizer> voice =
          casting.choose(
              Part.discover("voice", "Voice", ProviderFactory.ForSynthesis.class), agent.voice());
      made.push(voice.provider());
      RehearsedVoice rehearsed = rehearsed(agent, voice.provider());
      complete = true;
      return new AgentProviders(voiceActivity, recognition, endOfTurn, language, voice, rehearsed);
    } finally {
      if (!complete) {
        made.forEach(AgentProviders::closeQuietly);
      }
    }
  }

  /** A caller hears the greeting first, and a murmur is nothing if it comes late. */
  private static RehearsedVoice rehearsed(AgentConfig agent, SpeechSynthesizer voice) {
    RehearsedVoice rehearsed = new RehearsedVoice(voice);
    rehearsed.rehearse(agent.greeting());
    rehearsed.rehearse(LineSettings.read(agent.lines(), agent.apology()).murmur());
    return rehearsed;
  }

  /** The providers as conversations use them. */
  public Providers forConversations() {
    return new Providers(
        voiceActivity.provider(),
        recognition.provider(),
        endOfTurn.provider().orElse(null),
        language.provider(),
        rehearsed);
  }

  /** The recogniser's name; unlike models and voices it has none to show. */
  public String recognitionName() {
    return recognition.name();
  }

  /** What is in use and why, in plain words. */
  public List<String> report() {
    List<String> lines = new ArrayList<>();
    lines.addAll(voiceActivity.report(voiceActivity.name()));
    lines.addAll(recognition.report(recognition.name()));
    lines.addAll(
        endOfTurn.report(
            endOfTurn.provider().isPresent() ? endOfTurn.name() : "silence and words alone"));
    lines.addAll(language.report(language.provider().displayName()));
    lines.addAll(voice.report(voice.provider().displayName()));
    return lines;
  }

  @Override
  public void close() {
    closeQuietly(rehearsed);
    closeQuietly(language.provider());
    endOfTurn.provider().ifPresent(AgentProviders::closeQuietly);
    closeQuietly(recognition.provider());
    closeQuietly(voiceActivity.provider());
  }

  /** One that does not close must not keep the others open. */
  private static void closeQuietly(AutoCloseable provider) {
    try {
      provider.close();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "a provider did not close", e);
    }
  }
}
