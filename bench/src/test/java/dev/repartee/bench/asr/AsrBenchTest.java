package dev.repartee.bench.asr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repartee.server.cli.SayCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AsrBenchTest {
  private final Path folder;
  private final StringWriter out = new StringWriter();

  AsrBenchTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void measuresEverySetAndAllTogether() throws Exception {
    speak("questions", "What time do you open on Sunday morning?");
    speak("wishes", "I would like to order 2 large pizzas.");
    Files.writeString(
        folder.resolve("wishes").resolve("transcripts.tsv"),
        "speech.wav\tI would like to order two large onions.\n");

    assertEquals(0, bench("--json", "--speech", folder.toString()));

    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertEquals("questions", report.at("/sets/0/name").asText());
    assertEquals(0, report.at("/sets/0/word_error_rate").asDouble());
    assertEquals(0.125, report.at("/sets/1/word_error_rate").asDouble());
    assertEquals(0.0625, report.at("/pooled/word_error_rate").asDouble());
    assertEquals(2, report.at("/pooled/end_of_speech_to_text_ms/n").asInt());
    assertTrue(report.at("/pooled/end_of_speech_to_text_ms/p95").asDouble() > 0);
    assertTrue(report.at("/pooled/real_time_factor").asDouble() > 0);
    assertTrue(report.at("/machine/cores").asInt() > 0);
  }

  @Test
  void printsATableForPeople() {
    speak("questions", "What time do you open on Sunday morning?");

    assertEquals(0, bench("--speech", folder.toString()));

    assertTrue(out.toString().contains("pooled"), out.toString());
    assertTrue(out.toString().contains("cores"), out.toString());
  }

  @Test
  void measuresInNoiseAndWithNoiseSuppressed() throws Exception {
    speak("questions", "What time do you open on Sunday morning?");

    assertEquals(
        0,
        bench(
            "--json",
            "--speech",
            folder.toString(),
            "--noise",
            "white",
            "--snr",
            "20",
            "--noise-suppression",
            "moderate",
            "--gain-control"));

    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertEquals("white", report.at("/conditions/noise").asText());
    assertEquals(20, report.at("/conditions/snr_db").asDouble());
    assertEquals("moderate", report.at("/conditions/noise_suppression").asText());
    assertTrue(report.at("/conditions/gain_control").asBoolean());
    assertTrue(report.at("/pooled/word_error_rate").asDouble() < 0.5);
  }

  @Test
  void wantsToKnowHowLoudNoiseIs() {
    assertEquals(2, bench("--speech", folder.toString(), "--noise", "white"));
    assertEquals("", out.toString());
  }

  @Test
  void failsOnAFolderWithoutSpeech() {
    assertEquals(1, bench("--speech", folder.toString()));
    assertEquals("", out.toString());
  }

  private int bench(String... arguments) {
    return new CommandLine(new AsrBench())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }

  private void speak(String set, String text) {
    try {
      Path setFolder = Files.createDirectory(folder.resolve(set));
      Path file = setFolder.resolve("speech.wav");
      int said =
          new CommandLine(new SayCommand())
              .setOut(new PrintWriter(new StringWriter()))
              .execute(text, "-o", file.toString());
      assertEquals(0, said);
      Files.writeString(setFolder.resolve("transcripts.tsv"), "speech.wav\t" + text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
