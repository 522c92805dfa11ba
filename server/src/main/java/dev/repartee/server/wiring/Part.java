package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ProviderFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A part that a provider plays, with everyone who could play it.
 *
 * @param field where its settings stand in an agent's file
 * @param title what the start-up report calls it
 * @param candidates the most preferred first
 * @param <T> what plays it
 */
record Part<T>(String field, String title, List<ProviderFactory<T>> candidates) {
  Part {
    candidates =
        candidates.stream().sorted(Comparator.comparingInt(ProviderFactory::preference)).toList();
  }

  /** The part with every provider that is on the class path. */
  static <T> Part<T> discover(
      String field, String title, Class<? extends ProviderFactory<T>> kind) {
    List<ProviderFactory<T>> found = new ArrayList<>();
    ServiceLoader.load(kind).forEach(found::add);
    return new Part<>(field, title, found);
  }

  /** The same for a part that may stay empty, as it does unless somebody is asked for. */
  static <T> Part<Optional<T>> discoverOptional(
      String field, String title, Class<? extends ProviderFactory<T>> kind) {
    List<ProviderFactory<Optional<T>>> found = new ArrayList<>();
    found.add(new NobodyFactory<>());
    ServiceLoader.load(kind).forEach(factory -> found.add(new PerhapsFactory<>(factory)));
    return new Part<>(field, title, found);
  }
}
