package dev.repartee.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelManifestTest {
  private static final String HASH = "0".repeat(64);

  @Test
  void theBundledManifestHoldsTheModelsOfTheProject() {
    assertEquals(
        List.of("silero-vad", "moonshine-tiny", "smart-turn", "hibari"),
        ModelManifest.bundled().models().stream().map(Model::name).toList());
  }

  @Test
  void anUnknownFieldIsNamed() {
    assertTrue(
        complaint(yaml("tiny", "a.bin", HASH, "a.bin") + "    colour: red\n").contains("colour"));
  }

  @Test
  void aMissingFieldIsNamed() {
    String complaint =
        complaint(yaml("tiny", "a.bin", HASH, "a.bin").replace("    licence: MIT\n", ""));

    assertTrue(complaint.contains("licence"), complaint);
  }

  @Test
  void aDigestThatIsNoneIsNamed() {
    String complaint = complaint(yaml("tiny", "a.bin", "abc", "a.bin"));

    assertTrue(complaint.contains("sha256 of a.bin must be 64"), complaint);
  }

  @Test
  void aFileOutsideTheModelsFolderIsRefused() {
    String complaint = complaint(yaml("tiny", "../a.bin", HASH, "../a.bin"));

    assertTrue(complaint.contains("name must be a plain file name, was \"../a.bin\""), complaint);
  }

  @Test
  void aFileThatNoSourceHasIsNamed() {
    String complaint = complaint(yaml("tiny", "a.bin", HASH, "b.bin"));

    assertTrue(complaint.contains("sources of model tiny must name a.bin"), complaint);
  }

  @Test
  void twoModelsOfOneNameAreRefused() {
    String one = yaml("tiny", "a.bin", HASH, "a.bin");

    String complaint = complaint(one + one.substring(one.indexOf('\n') + 1));

    assertTrue(complaint.contains("models holds tiny twice"), complaint);
  }

  @Test
  void anotherContentGetsAnotherFolder() {
    Model one = ModelManifest.parse(yaml("tiny", "a.bin", HASH, "a.bin")).models().get(0);
    Model other =
        ModelManifest.parse(yaml("tiny", "a.bin", HASH.replace('0', '1'), "a.bin")).models().get(0);

    assertTrue(one.folderName().matches("tiny-[0-9a-f]{12}"), one.folderName());
    assertTrue(!one.folderName().equals(other.folderName()));
  }

  private static String complaint(String yaml) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> ModelManifest.parse(yaml)).getMessage());
  }

  private static String yaml(String model, String file, String hash, String sourceFile) {
    return """
        models:
          - name: %s
            task: voice
            language: en
            licence: MIT
            description: A model for tests
            files:
              - name: %s
                sizeBytes: 1
                sha256: "%s"
            sources:
              - kind: npm
                address: p@1
                paths:
                  %s: x
        """
        .formatted(model, file, hash, sourceFile);
  }
}
