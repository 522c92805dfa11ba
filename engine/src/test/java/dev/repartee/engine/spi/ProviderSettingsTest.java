package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderSettingsTest {
  private static final Path AGENT = Path.of("agents", "robin").toAbsolutePath();

  @Test
  void aRelativeFileIsFoundFromTheConfigurationsFolder() {
    assertEquals(Optional.of(AGENT.resolve("knowledge")), settings("knowledge").file("folder"));
  }

  @Test
  void anAbsoluteFileStaysWhereItIs() {
    Path elsewhere = Path.of("elsewhere").toAbsolutePath();

    assertEquals(Optional.of(elsewhere), settings(elsewhere.toString()).file("folder"));
  }

  @Test
  void aNameThatNoFileCanHaveIsToldWithItsField() {
    SettingsException refusal =
        assertThrows(SettingsException.class, () -> settings("a\0b").file("folder"));

    assertEquals(
        "llm.folder: must be the name of a file or folder, but is a\0b", refusal.getMessage());
  }

  @Test
  void aFlagIsTrueOrFalseAndNothingElse() {
    ProviderSettings settings =
        new ProviderSettings("hearing", new JsonObject().put("set", true).put("word", "yes"));

    assertEquals(true, settings.flag("set", false));
    assertEquals(false, settings.flag("absent", false));
    SettingsException refusal =
        assertThrows(SettingsException.class, () -> settings.flag("word", false));
    assertEquals("hearing.word: must be true or false, but is yes", refusal.getMessage());
  }

  private static ProviderSettings settings(String folder) {
    return new ProviderSettings("llm", new JsonObject().put("folder", folder), AGENT);
  }
}
