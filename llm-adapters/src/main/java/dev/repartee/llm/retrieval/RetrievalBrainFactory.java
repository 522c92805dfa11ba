package dev.repartee.llm.retrieval;

import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import java.util.List;

/**
 * Makes {@link RetrievalBrain}s under the name {@code retrieval}. Its one setting, {@code
 * knowledge}, is the folder to answer from; without it the brain is good for small talk only.
 */
public final class RetrievalBrainFactory implements ProviderFactory.ForLanguage {
  @Override
  public String name() {
    return "retrieval";
  }

  /** The last resort: it serves everywhere, but knows only what it was told. */
  @Override
  public int preference() {
    return 90;
  }

  @Override
  public LanguageModel create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    Knowledge knowledge =
        KnowledgeLoader.read(settings)
            .orElse(new Knowledge(List.of(), List.of()))
            .withDefaults(new KnowledgeReader().smallTalk());
    KnowledgeIndex index = new KnowledgeLoader(services.inference()).index(knowledge);
    return new RetrievalBrain(services.vertx(), services.inference(), knowledge, index);
  }
}
