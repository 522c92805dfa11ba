package dev.repartee.models;

import java.nio.file.Path;
import java.util.Map;

/** Where the project keeps what it can fetch again. */
public final class CacheFolder {
  private CacheFolder() {}

  /**
   * The folder that {@code REPARTEE_CACHE} names, else {@code repartee} in {@code XDG_CACHE_HOME},
   * else in {@code ~/.cache}. It need not exist.
   *
   * @param environment the process's variables
   */
  public static Path of(Map<String, String> environment) {
    String own = environment.getOrDefault("REPARTEE_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        shared.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(shared);
    return caches.resolve("repartee");
  }
}
