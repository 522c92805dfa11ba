package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.server.config.ProviderChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a provider for each part: the one asked for, else the first that can serve. */
final class Casting {
  private final ProviderServices services;
  private final Path folder;

  /**
   * @param folder the agent's, from which its file names others
   */
  Casting(ProviderServices services, Path folder) {
    this.services = services;
    this.folder = folder;
  }

  /**
   * Makes the provider of a part. Blocks while models load.
   *
   * @throws NoProviderException if nobody can play the part
   * @throws SettingsException if what the agent's file says of it is wrong
   */
  <T> Choice<T> choose(Part<T> part, ProviderChoice wanted) throws NoProviderException {
    List<String> refusals = new ArrayList<>();
    ProviderSettings settings = new ProviderSettings(part.field(), wanted.settingsAsJson(), folder);
    for (ProviderFactory<T> candidate : inOrder(part, wanted)) {
      try {
        T provider = candidate.create(settings, services);
        return new Choice<>(
            part.title(),
            candidate.name(),
            provider,
            reason(candidate, wanted, refusals),
            refusals);
      } catch (ProviderUnavailableException e) {
        refusals.add(candidate.name() + " cannot serve: " + e.getMessage());
      }
    }
    throw new NoProviderException(part.title(), refusals);
  }

  private static <T> List<ProviderFactory<T>> inOrder(Part<T> part, ProviderChoice wanted) {
    Stream<ProviderFactory<T>> unasked =
        part.candidates().stream().filter(candidate -> candidate.preference() >= 0);
    if (wanted.isAutomatic()) {
      return unasked.toList();
    }
    ProviderFactory<T> named =
        named(part, wanted.provider())
            .orElseThrow(
                () ->
                    new SettingsException(
                        part.field() + ".provider",
                        "there is no provider called "
                            + wanted.provider()
                            + "; choose auto or one of: "
                            + names(part)));
    return Stream.concat(Stream.of(named), unasked.filter(candidate -> candidate != named))
        .toList();
  }

  private static <T> Optional<ProviderFactory<T>> named(Part<T> part, String name) {
    return part.candidates().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst();
  }

  private static String names(Part<?> part) {
    return part.candidates().stream().map(ProviderFactory::name).collect(Collectors.joining(", "));
  }

  private static String reason(
      ProviderFactory<?> chosen, ProviderChoice wanted, List<String> refusals) {
    if (chosen.name().equals(wanted.provider())) {
      return "the agent asks for it";
    }
    return refusals.isEmpty() ? "it is the first choice" : "it is the next that works here";
  }
}
