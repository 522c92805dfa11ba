package dev.repartee.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code transcribe} with the real ears, on what the real voice said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscribeCommandTest {
  private static final String SENTENCE = "What time do you open on Sunday morning?";

  private final Path folder;
  private final Path question;

  TranscribeCommandTest(@TempDir Path folder) {
    this.folder = folder;
    this.question = folder.resolve("question.wav");
    RunningCommand said =
        RunningCommand.run(
            folder.resolve("trace.log"),
            new SayCommand(),
            "say",
            SENTENCE,
            "-o",
            question.toString());
    assertEquals(0, said.exitCode(), said.err());
  }

  @Test
  void printsWhatIsSaid() {
    RunningCommand heard = transcribe(question.toString());

    assertEquals(0, heard.exitCode(), heard.err());
    assertEquals(SENTENCE, heard.out().strip());
  }

  @Test
  void tellsMachinesWhenEachWordWasSaid() throws IOException {
    RunningCommand heard = transcribe("--json", question.toString());

    assertEquals(0, heard.exitCode(), heard.err());
    JsonNode json = new ObjectMapper().readTree(heard.out());
    assertEquals(question.toString(), json.path("file").asText());
    assertEquals(SENTENCE, json.path("text").asText());
    assertEquals(8, json.path("words").size());
    JsonNode last = json.at("/words/7");
    assertEquals("morning?", last.path("text").asText());
    assertTrue(last.path("start_ms").asLong() < last.path("end_ms").asLong());
    assertTrue(last.path("end_ms").asDouble() <= 1000 * json.path("audio_seconds").asDouble());
    assertTrue(last.path("confidence").asDouble() > 0.5);
  }

  @Test
  void printsNothingWhereNobodySpeaks() throws IOException {
    Path silence = folder.resolve("silence.wav");
    WavFile.write(silence, List.of(AudioFrame.silence(44_100, 44_100)));

    RunningCommand heard = transcribe(silence.toString());

    assertEquals(0, heard.exitCode(), heard.err());
    assertEquals("", heard.out().strip());
  }

  @Test
  void saysWhatIsWrongWithAFileAndGoesOnWithTheOthers() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no sound, but words");
    Path empty = Files.write(folder.resolve("empty.wav"), new byte[0]);
    Path missing = folder.resolve("missing.wav");

    RunningCommand heard =
        transcribe(text.toString(), empty.toString(), missing.toString(), question.toString());

    assertEquals(1, heard.exitCode());
    assertEquals(question + ": " + SENTENCE, heard.out().strip());
    assertTrue(heard.err().contains(text + " is not a wav file"), heard.err());
    assertTrue(heard.err().contains(empty + " is empty"), heard.err());
    assertTrue(heard.err().contains(missing + " does not exist"), heard.err());
    assertFalse(heard.err().contains("Exception"), heard.err());
  }

  @Test
  void givesMachinesTheReasonWhyThereIsNoText() throws IOException {
    RunningCommand heard = transcribe("--json", folder.resolve("missing.wav").toString());

    assertEquals(1, heard.exitCode());
    JsonNode json = new ObjectMapper().readTree(heard.out());
    assertTrue(json.path("error").asText().endsWith("does not exist; check the name."));
  }

  @Test
  void noFileIsWrongUse() {
    assertEquals(2, transcribe().exitCode());
  }

  private RunningCommand transcribe(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = "transcribe";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return RunningCommand.run(folder.resolve("trace.log"), new TranscribeCommand(), line);
  }
}
