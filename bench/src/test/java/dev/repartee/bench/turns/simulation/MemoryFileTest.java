package dev.repartee.bench.turns.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.repartee.bench.turns.simulation.RememberedVoiceActivity.Window;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryFileTest {
  private static final Fingerprint SILENCE =
      Fingerprint.START.plus(AudioFrame.silence(160, 16_000));

  private final Path folder;

  MemoryFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void givesBackAllThatItWasGiven() throws IOException {
    Memory memory = new Memory();
    List<Window> windows = List.of(new Window(0.5f, 512, 0.1f));
    List<RecognitionEvent> events =
        List.of(
            new RecognitionEvent.Partial("hello", 1),
            new RecognitionEvent.Final("hello there", List.of(new Word("hello", 10, 200, 0.9)), 2));
    memory.windows().remember(SILENCE, windows);
    memory.recognitions().remember(SILENCE.plus("speech ended"), events);
    memory.judgements().remember(SILENCE, List.of(0.25f));
    Path file = folder.resolve("memory");
    MemoryFile.save(memory, file);

    Memory again = new Memory();
    MemoryFile.load(file, again);

    assertEquals(windows, again.windows().recall(SILENCE));
    assertEquals(events, again.recognitions().recall(SILENCE.plus("speech ended")));
    assertEquals(List.of(0.25f), again.judgements().recall(SILENCE));
  }

  @Test
  void isEmptyWhereThereIsNoFile() throws IOException {
    Memory memory = new Memory();
    MemoryFile.load(folder.resolve("none"), memory);
    assertEquals(List.of(), memory.windows().entries());
  }

  @Test
  void refusesAnotherKindOfFile() throws IOException {
    Path file = folder.resolve("text");
    Files.writeString(file, "not a memory");
    assertThrows(IOException.class, () -> MemoryFile.load(file, new Memory()));
  }
}
