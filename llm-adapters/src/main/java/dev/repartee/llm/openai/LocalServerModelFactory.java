package dev.repartee.llm.openai;

import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.llm.openai.LocalServerProbe.LocalServer;
import dev.repartee.llm.retrieval.InformedModel;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a model of whatever model server runs on this machine, under the name {@code local}. Goes
 * first when nothing is configured, because a language model answers more than built-in answers do.
 *
 * <p>Settings, all optional: {@code model}, {@code parameters}, {@code knowledge} and the two time
 * limits of {@link OpenAiSettings}; the first is long, because such servers load a model only when
 * it is asked.
 */
public final class LocalServerModelFactory implements ProviderFactory.ForLanguage {
  private static final System.Logger LOG =
      System.getLogger(LocalServerModelFactory.class.getName());
  private static final long LOADING_TIMEOUT_MS = 30_000;
  private static final Prompt WAKE_UP =
      new Prompt("Answer with one word.", List.of(new Message(Role.CALLER, "Ready?", false)));

  private final Function<Vertx, LocalServerProbe> probe;

  /** For the service loader. */
  public LocalServerModelFactory() {
    this(LocalServerProbe::new);
  }

  LocalServerModelFactory(Function<Vertx, LocalServerProbe> probe) {
    this.probe = probe;
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public int preference() {
    return 10;
  }

  @Override
  public LanguageModel create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    LocalServer server =
        probe
            .apply(services.vertx())
            .find()
            .orElseThrow(
                () ->
                    new ProviderUnavailableException(
                        "No model server answers on this machine; start Ollama or the llama.cpp"
                            + " server to use one."));
    OpenAiCompatibleModel model =
        new OpenAiCompatibleModel(services.vertx(), settings(server, settings));
    wakeUp(model);
    return InformedModel.inform(model, settings, services);
  }

  private static OpenAiSettings settings(LocalServer server, ProviderSettings settings) {
    return new OpenAiSettings(
        server.baseUrl(),
        Optional.empty(),
        settings.text("model").orElse(server.model()),
        Map.of(),
        settings.object("parameters"),
        settings.number("first-token-timeout-ms", LOADING_TIMEOUT_MS, 1, 600_000),
        settings.number("idle-timeout-ms", OpenAiSettings.DEFAULT_IDLE_TIMEOUT_MS, 1, 600_000),
        settings.flag("speculation", true),
        settings.nameOf("key-env"));
  }

  /** Lets the server load the model now rather than at the first caller's first word. */
  private static void wakeUp(LanguageModel model) {
    var ignored =
        model.reply(
            WAKE_UP,
            event -> {
              if (event instanceof ReplyEvent.Failed failed) {
                LOG.log(System.Logger.Level.WARNING, failed.message());
              }
            });
  }
}
