package dev.repartee.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.spi.ProviderFactory;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LanguageModelFactoriesTest {
  @Test
  void areFoundAndTriedInThisOrderWhenNothingIsConfigured() {
    List<String> names =
        ServiceLoader.load(ProviderFactory.ForLanguage.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(factory -> factory.preference() >= 0)
            .sorted(Comparator.comparingInt(ProviderFactory::preference))
            .map(ProviderFactory::name)
            .toList();
    assertEquals(List.of("local", "retrieval"), names);
  }
}
