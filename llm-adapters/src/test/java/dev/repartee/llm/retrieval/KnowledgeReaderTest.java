package dev.repartee.llm.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeReaderTest {
  private static final String GOOD =
      """
      - id: hours
        topic: our hours
        questions: [When are you open]
        answer: All day.
      """;

  private final Path folder;

  KnowledgeReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Knowledge read(String yaml) throws IOException {
    Files.writeString(folder.resolve("questions.yaml"), yaml);
    return KnowledgeLoader.read(FrontDesk.settings(folder)).orElseThrow();
  }

  private String problem(String yaml) {
    return String.valueOf(assertThrows(SettingsException.class, () -> read(yaml)).getMessage());
  }

  @Test
  void readsQuestionsAndDocuments() throws IOException {
    Files.writeString(folder.resolve("care.md"), "# Care\n\nOil it. Wash it.\n");
    Files.writeString(folder.resolve("notes.txt"), "not read");
    Knowledge knowledge = read(GOOD);
    assertEquals(List.of("All day."), knowledge.entry("hours").orElseThrow().answers());
    assertEquals(
        List.of(new Passage("Care", List.of("Oil it.", "Wash it."))), knowledge.passages());
  }

  @Test
  void letsAnAgentsEntryReplaceTheBuiltInOne() throws IOException {
    Knowledge knowledge =
        read("- {id: greeting, questions: [Hello], answers: [Ahoy!]}")
            .withDefaults(new KnowledgeReader().smallTalk());
    assertEquals(List.of("Ahoy!"), knowledge.entry("greeting").orElseThrow().answers());
    assertTrue(knowledge.entry("thanks").isPresent());
  }

  @Test
  void needsNoKnowledge() {
    assertTrue(KnowledgeLoader.read(ProviderSettings.none("llm")).isEmpty());
  }

  @Test
  void namesAFolderThatIsNotThere() {
    SettingsException e =
        assertThrows(
            SettingsException.class,
            () -> KnowledgeLoader.read(FrontDesk.settings(folder.resolve("none"))));
    assertTrue(String.valueOf(e.getMessage()).startsWith("llm.knowledge: is not a folder: "));
  }

  @Test
  void asksForFilesInAnEmptyFolder() {
    SettingsException e =
        assertThrows(
            SettingsException.class, () -> KnowledgeLoader.read(FrontDesk.settings(folder)));
    assertTrue(String.valueOf(e.getMessage()).contains("add questions.yaml or *.md documents"));
  }

  @Test
  void namesFileAndLineOfBrokenYaml() {
    String problem = problem("- id: hours\n  questions: [When?\n");
    assertTrue(problem.startsWith("llm.knowledge: questions.yaml, line "), problem);
  }

  @Test
  void namesAnUnknownField() {
    String problem = problem(GOOD + "  questons: [When]\n");
    assertTrue(problem.contains("there is no field questons; the fields are ["), problem);
  }

  @Test
  void namesAnEntryWithoutAnswers() {
    String problem = problem("- id: hours\n  questions: [When]\n");
    assertTrue(problem.contains("entry hours has no answers; write at least one"), problem);
  }

  @Test
  void namesAnIdThatIsThereTwice() {
    assertTrue(problem(GOOD + GOOD).contains("two entries have the id hours; rename one"));
  }

  @Test
  void namesAnOfferOfNothing() {
    String problem = problem(GOOD + "  then: {ask: \"More?\", id: more}\n");
    assertTrue(problem.contains("entry hours offers more, which is no entry"), problem);
  }

  @Test
  void saysThatAFileIsNotText() throws IOException {
    Files.write(folder.resolve("care.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x20});
    SettingsException e =
        assertThrows(
            SettingsException.class, () -> KnowledgeLoader.read(FrontDesk.settings(folder)));
    assertTrue(String.valueOf(e.getMessage()).contains("care.md is not UTF-8 text"));
  }
}
