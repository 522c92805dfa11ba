package dev.repartee.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repartee.models.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
  private static final String CONTENT = "tiny model";

  private Path folder;
  private ModelsCommand command;

  @BeforeEach
  void describeOneModel(@TempDir Path temporary) throws Exception {
    folder = temporary;
    Files.createDirectory(folder.resolve("programs"));
    String digest =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT.getBytes(UTF_8)));
    String manifest =
        """
        models:
          - name: tiny
            task: voice
            language: en
            licence: MIT
            description: A model for tests
            files:
              - {name: tiny.bin, sizeBytes: %d, sha256: "%s"}
            sources:
              - {kind: npm, address: tiny@1, paths: {tiny.bin: tiny.bin}}
        """
            .formatted(CONTENT.length(), digest);
    command =
        new ModelsCommand(
            ModelManifest.parse(manifest),
            Map.of(
                "REPARTEE_CACHE", folder.resolve("cache").toString(),
                "PATH", folder.resolve("programs").toString()));
  }

  @Test
  void theListShowsWhatIsNotFetchedAndWhereItWouldComeFrom() {
    RunningCommand list = run("models", "list");

    assertEquals(0, list.exitCode());
    assertEquals(
        """
        Name  Task   Licence  Size    State        Source
        tiny  voice  MIT      0.0 MB  not fetched  from npm package tiny@1
        """,
        list.out());
  }

  @Test
  void theListForMachinesIsOneObject() throws Exception {
    JsonNode tiny = json(run("models", "list", "--json")).at("/models/0");

    assertEquals("tiny", tiny.get("name").asText());
    assertEquals(CONTENT.length(), tiny.get("size_bytes").asInt());
    assertEquals("absent", tiny.get("state").asText());
    assertEquals("npm package tiny@1", tiny.at("/sources/0").asText());
  }

  @Test
  void aFetchedModelIsListedAsReadyWithItsOrigin() throws Exception {
    installNpm();

    RunningCommand fetch = run("models", "fetch", "tiny");
    RunningCommand list = run("models", "list");

    assertEquals(0, fetch.exitCode());
    assertTrue(fetch.out().startsWith("tiny  " + folder.resolve("cache/models/tiny-")));
    assertTrue(fetch.err().contains("tiny: asking npm package tiny@1"), fetch.err());
    assertTrue(list.out().contains("ready  npm package tiny@1"), list.out());
  }

  @Test
  void aModelThatCannotBeFetchedIsAFailureWithASentence() throws Exception {
    RunningCommand fetch = run("models", "fetch", "--json");

    assertEquals(1, fetch.exitCode());
    assertTrue(fetch.err().contains("npm is not installed"), fetch.err());
    JsonNode tiny = json(fetch).at("/models/0");
    assertEquals(false, tiny.get("ready").asBoolean());
    assertTrue(tiny.get("error").asText().startsWith("The model tiny"), tiny.toString());
  }

  @Test
  void anUnknownModelIsAWrongUse() {
    RunningCommand fetch = run("models", "fetch", "huge");

    assertEquals(2, fetch.exitCode());
    assertTrue(fetch.err().contains("There is no model \"huge\""), fetch.err());
  }

  private RunningCommand run(String... arguments) {
    return RunningCommand.run(folder.resolve("trace.log"), command, arguments);
  }

  private static JsonNode json(RunningCommand finished) throws IOException {
    return new ObjectMapper().readTree(finished.out());
  }

  private void installNpm() throws IOException {
    Path content = Files.createDirectories(folder.resolve("content/package"));
    Files.writeString(content.resolve("tiny.bin"), CONTENT);
    Path npm = folder.resolve("programs/npm");
    Files.writeString(
        npm, "#!/bin/sh\ntar czf tiny.tgz -C '%s' package\n".formatted(content.getParent()));
    Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
