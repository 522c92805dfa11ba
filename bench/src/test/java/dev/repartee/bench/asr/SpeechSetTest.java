package dev.repartee.bench.asr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.asr.SpeechSet.Recording;
import dev.repartee.bench.asr.SpeechSet.SpeechFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechSetTest {
  private final Path folder;

  SpeechSetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsEveryFolderThatHasTranscripts() throws IOException {
    transcripts("b", "two.wav\tTwo words\n\nthree.wav\tThree more words\n");
    transcripts("a", "one.wav\tOne\n");
    Files.createDirectory(folder.resolve("noise"));

    List<SpeechSet> sets = SpeechSet.in(folder);

    assertEquals(List.of("a", "b"), sets.stream().map(SpeechSet::name).toList());
    assertEquals(
        List.of(
            new Recording(folder.resolve("b").resolve("two.wav"), "Two words"),
            new Recording(folder.resolve("b").resolve("three.wav"), "Three more words")),
        sets.get(1).recordings());
  }

  @Test
  void saysWhatIsWrongWithAFolder() throws IOException {
    assertProblem("is not a folder", folder.resolve("missing"));
    assertProblem("no sub-folder of", folder);
    transcripts("a", "one.wav\tOne\ntwo.wav Two\n");
    assertProblem("line 2: there is no tab", folder);
  }

  @Test
  void saysWhenAFolderListsNoRecording() throws IOException {
    transcripts("a", "\n");

    assertProblem("lists no recording", folder);
  }

  private static void assertProblem(String problem, Path folder) {
    SpeechFolderException e = assertThrows(SpeechFolderException.class, () -> SpeechSet.in(folder));
    assertTrue(String.valueOf(e.getMessage()).contains(problem), e.getMessage());
  }

  private void transcripts(String set, String lines) throws IOException {
    Path setFolder = Files.createDirectory(folder.resolve(set));
    Files.writeString(setFolder.resolve("transcripts.tsv"), lines);
  }
}
