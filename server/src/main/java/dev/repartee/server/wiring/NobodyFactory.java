package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import java.util.Optional;

/**
 * Leaves a part empty, under the name {@code none}: before all who may be chosen unasked, and in
 * place of the one asked for if that cannot serve.
 *
 * @param <T> what would play the part
 */
record NobodyFactory<T>() implements ProviderFactory<Optional<T>> {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public int preference() {
    return 0;
  }

  @Override
  public Optional<T> create(ProviderSettings settings, ProviderServices services) {
    return Optional.empty();
  }
}
