package dev.repartee.llm.openai;

import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.llm.retrieval.InformedModel;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes {@link OpenAiCompatibleModel}s under the name {@code openai}; never unasked, because it
 * needs an address and a model. With a {@code knowledge} folder the model is told what the folder
 * says about each question.
 */
public final class OpenAiModelFactory implements ProviderFactory.ForLanguage {
  private final Function<String, Optional<String>> environment;

  /** For the service loader. */
  public OpenAiModelFactory() {
    this(name -> Optional.ofNullable(System.getenv(name)));
  }

  OpenAiModelFactory(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "openai";
  }

  @Override
  public int preference() {
    return -1;
  }

  @Override
  public LanguageModel create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    OpenAiSettings read = OpenAiSettings.read(settings, environment);
    return InformedModel.inform(
        new OpenAiCompatibleModel(services.vertx(), read), settings, services);
  }
}
