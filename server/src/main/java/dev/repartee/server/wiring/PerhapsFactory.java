package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import java.util.Optional;

/**
 * A factory among those of a part that may stay empty.
 *
 * @param factory the factory itself
 * @param <T> what it makes
 */
record PerhapsFactory<T>(ProviderFactory<T> factory) implements ProviderFactory<Optional<T>> {
  @Override
  public String name() {
    return factory.name();
  }

  @Override
  public int preference() {
    return factory.preference();
  }

  @Override
  public Optional<T> create(ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    return Optional.of(factory.create(settings, services));
  }
}
