package dev.repartee.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  @Test
  void theProjectsOwnVariableWins() {
    assertEquals(
        Path.of("/own"),
        CacheFolder.of(Map.of("REPARTEE_CACHE", "/own", "XDG_CACHE_HOME", "/shared")));
  }

  @Test
  void theCachesOfTheDesktopComeNext() {
    assertEquals(Path.of("/shared/repartee"), CacheFolder.of(Map.of("XDG_CACHE_HOME", "/shared")));
  }

  @Test
  void theHomeFolderIsTheLastResort() {
    Path home = Path.of(System.getProperty("user.home"));

    assertEquals(home.resolve(".cache/repartee"), CacheFolder.of(Map.of("REPARTEE_CACHE", "")));
  }
}
