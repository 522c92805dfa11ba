package dev.repartee.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code say} with the real voice. */
class SayCommandTest {
  private final Path folder;

  SayCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writesWhatItSaysIntoAWavFile() throws Exception {
    Path file = folder.resolve("hello.wav");

    RunningCommand said = say("Hello there,", "how are you?", "-o", file.toString());

    assertEquals(0, said.exitCode(), said.err());
    AudioFrame sound = WavFile.read(file);
    assertTrue(sound.durationNanos() > 800_000_000L, sound.toString());
    assertTrue(said.out().startsWith(file.toString()), said.out());
  }

  @Test
  void tellsMachinesWhenEachWordSounds() throws Exception {
    Path file = folder.resolve("hello.wav");

    RunningCommand said = say("It costs $5 today.", "-o", file.toString(), "--json");

    assertEquals(0, said.exitCode(), said.err());
    JsonNode json = new ObjectMapper().readTree(said.out());
    assertEquals(file.toString(), json.path("file").asText());
    assertEquals(4, json.path("words").size());
    assertEquals("$5", json.at("/words/2/text").asText());
    assertTrue(json.at("/words/3/end_ms").asLong() <= json.path("audio_ms").asLong());
  }

  @Test
  void aTextWithoutWordsIsRefused() {
    RunningCommand said = say("?!", "-o", folder.resolve("nothing.wav").toString());

    assertEquals(1, said.exitCode());
    assertTrue(said.err().contains("nothing in that text"), said.err());
    assertFalse(Files.exists(folder.resolve("nothing.wav")));
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path file = folder.resolve("missing").resolve("hello.wav");

    RunningCommand said = say("Hello.", "-o", file.toString());

    assertEquals(1, said.exitCode());
    assertTrue(said.err().contains(file + " cannot be written"), said.err());
  }

  @Test
  void aSpeedOutOfReachIsNamed() {
    RunningCommand said = say("Hello.", "--speed", "9", "-o", folder.resolve("a.wav").toString());

    assertEquals(1, said.exitCode());
    assertTrue(said.err().contains("voice.speed"), said.err());
  }

  @Test
  void noTextIsWrongUse() {
    assertEquals(2, say().exitCode());
  }

  private RunningCommand say(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = "say";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return RunningCommand.run(folder.resolve("trace.log"), new SayCommand(), line);
  }
}
