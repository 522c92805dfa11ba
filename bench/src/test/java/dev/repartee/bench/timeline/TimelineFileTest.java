package dev.repartee.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.caller.SoundTrack;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent.CallStarted;
import dev.repartee.engine.event.ConversationEvent.FinalTranscript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import picocli.CommandLine;

class TimelineFileTest {
  private static final String EVENTS =
      """
      {"type":"call_started","at_ms":0,"call_id":"1","agent":"R & <D>","model":"m","voice":"v"}
      {"type":"final_transcript","at_ms":900,"turn":1,"text":"hello"}
      {"type":"summary","said_start_ms":300,"heard_start_ms":400}
      """;

  private Path folder;

  @BeforeEach
  void takeFolder(@TempDir Path given) {
    folder = given;
  }

  @Test
  void theDrawingIsWellFormedWhateverTheTextsAre() throws Exception {
    Path events = Files.writeString(folder.resolve("call.jsonl"), EVENTS);
    Path drawing = folder.resolve("call.svg");

    int exitCode = run(events.toString(), "-o", drawing.toString());

    assertEquals(0, exitCode);
    Document svg =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(drawing.toFile());
    assertEquals(
        "A call with R & <D> on a time axis",
        svg.getElementsByTagName("title").item(0).getTextContent());
  }

  @Test
  void aLongerCallIsDrawnWider() {
    assertEquals(120 * 60, width(120_000) - width(60_000), 1);
  }

  @Test
  void soundIsDrawnWhereItWas() {
    AudioFrame silence = AudioFrame.silence(16_000, 16_000);
    short[] loud = new short[1_600];
    Arrays.fill(loud, (short) 8_000);
    Loudness loudness =
        Loudness.of(
            new SoundTrack(250, List.of(silence, AudioFrame.copyOf(loud, 16_000), silence)));

    double first = -1;
    double last = -1;
    for (int i = 0; i < loudness.count(); i++) {
      if (loudness.peak(i) > 0) {
        first = first < 0 ? loudness.atMs(i) : first;
        last = loudness.atMs(i);
        assertEquals(1, loudness.peak(i), 0.001);
      }
    }
    assertEquals(1250, first, Loudness.STEP_MS);
    assertEquals(1350, last, Loudness.STEP_MS);
  }

  @Test
  void whereTheRecordingsBeginIsInTheSummary() throws IOException {
    EventFile file = EventFile.read(Files.writeString(folder.resolve("call.jsonl"), EVENTS));

    assertEquals(2, file.events().size());
    assertEquals(300, file.saidStartMs());
    assertEquals(400, file.heardStartMs());
  }

  @Test
  void aFileThatIsNotOfACallIsRefusedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("x.jsonl"), EVENTS + "{\"type\":\"dance\"}\n");

    IOException refused = assertThrows(IOException.class, () -> EventFile.read(file));

    assertTrue(
        String.valueOf(refused.getMessage()).contains("line 4 is not an event"),
        refused::getMessage);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    IOException refused =
        assertThrows(IOException.class, () -> EventFile.read(folder.resolve("none.jsonl")));

    assertTrue(
        String.valueOf(refused.getMessage()).contains("none.jsonl does not exist"),
        refused::getMessage);
  }

  @Test
  void aPartThatEndsBeforeItBeginsIsRefused() {
    Timeline whole = call(5_000);

    assertThrows(IllegalArgumentException.class, () -> whole.between(4_000, 3_000));
  }

  private static int run(String... arguments) {
    return new CommandLine(new TimelineCommand()).execute(arguments);
  }

  private static double width(long lengthMs) {
    String svg = TimelineDrawing.svg(call(lengthMs));
    int start = svg.indexOf("width=\"") + 7;
    return Double.parseDouble(svg.substring(start, svg.indexOf('"', start)));
  }

  private static Timeline call(long lengthMs) {
    return new CallRecord(
            List.of(
                new CallStarted(0, "1", "Robin", "m", "v"), new FinalTranscript(lengthMs, 1, "")),
            null,
            null)
        .timeline();
  }
}
