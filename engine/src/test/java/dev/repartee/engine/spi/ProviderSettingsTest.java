package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
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
        new ProviderSettings("llm", new JsonObject().put("yes", true).put("maybe", "yes"));

    assertTrue(settings.flag("yes", false));
    assertTrue(settings.flag("absent", true));
    assertEquals(
        "llm.maybe: must be true or false, but is yes",
        assertThrows(SettingsException.class, () -> settings.flag("maybe", true)).getMessage());
  }

  @Test
  void aFieldThatNobodyReadsIsToldWithThoseThatAreRead() {
    ProviderSettings settings = new ProviderSettings("llm", new JsonObject().put("modle", "x"));

    assertEquals(
        "llm.modle: is not known; use one of [key, model]",
        assertThrows(SettingsException.class, () -> settings.refuseOthers(Set.of("model", "key")))
            .getMessage());
  }

  private static ProviderSettings settings(String folder) {
    return new ProviderSettings("llm", new JsonObject().put("folder", folder), AGENT);
  }
}
