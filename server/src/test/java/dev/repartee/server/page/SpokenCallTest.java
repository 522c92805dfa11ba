package dev.repartee.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.repartee.engine.Providers;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.models.FetchListener;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.AgentServer;
import dev.repartee.server.http.WebServerOptions;
import dev.repartee.server.wiring.StoredModels;
import dev.repartee.transport.webrtc.WebRtcOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spoken conversation through the page: real microphone, line, ears, answers and voice. */
class SpokenCallTest {
  private static final int CASE = Pattern.CASE_INSENSITIVE;
  private static final int HEARD_RATE_HZ = 16_000;
  private static final double SPEECH_OF_ONE_REPLY_PAUSES_SECONDS = 0.9;
  private static final LocatorAssertions.HasTextOptions SOON =
      new LocatorAssertions.HasTextOptions().setTimeout(20_000);
  private static final LocatorAssertions.IsVisibleOptions SOON_VISIBLE =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  private final Path folder;

  SpokenCallTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aCallerAsksIsAnsweredBreaksInAndIsAnsweredAgain() throws Exception {
    AgentRuntime runtime =
        AgentRuntime.start(
            shopAssistant(), StoredModels.ofUser(System.getenv(), FetchListener.NONE));
    WebServerOptions anyPort = new WebServerOptions(WebServerOptions.LOOPBACK, 0, null, Set.of());
    Providers providers = runtime.providers().forConversations();
    Path microphone = folder.resolve("caller.wav");
    WavFile.write(
        microphone,
        List.of(
            Sound.silence(1.5),
            Sound.spoken(providers.voice(), "What are your opening hours?"),
            Sound.silence(4.5),
            Sound.spoken(providers.voice(), "Excuse me, where is your shop?"),
            Sound.silence(1)));

    try (AgentServer server = AgentServer.start(runtime, anyPort, WebRtcOptions.defaults());
        TestBrowser browser = TestBrowser.withMicrophone(microphone)) {
      Page page = browser.profile(new Browser.NewContextOptions()).newPage();
      page.navigate(server.url());
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Talk")).click();
      page.getByText("Listening").waitFor();
      page.evaluate(StubbedPage.resource("/page/recorder.js"));

      Locator asked = page.locator(".line.caller .words");
      Locator answers = page.locator(".line.agent .words");
      assertThat(asked.first()).hasText(Pattern.compile("what are your opening hours", CASE), SOON);
      assertThat(answers.first().locator(".cut")).isVisible(SOON_VISIBLE);
      assertThat(asked.nth(1)).hasText(Pattern.compile("where is your shop", CASE), SOON);
      assertThat(page.getByText("Speaking")).isVisible(SOON_VISIBLE);
      assertThat(page.getByText("Listening")).isVisible(SOON_VISIBLE);

      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "spoken-call.png")));

      String struck = answers.first().locator("s").innerText();
      String second = answers.nth(1).innerText();
      List<AudioFrame> heard = Sound.stretches(recording(page), SPEECH_OF_ONE_REPLY_PAUSES_SECONDS);
      assertEquals(2, heard.size(), "stretches of sound");
      String firstHeard = transcript(providers, heard.get(0));
      assertTrue(firstHeard.contains("monday to friday"), firstHeard);
      assertTrue(struck.endsWith("bikes."), struck);
      assertTrue(!firstHeard.contains("bikes"), firstHeard);
      assertTrue(sharedWords(second, transcript(providers, heard.get(1))) >= 0.6, second);
    }
  }

  /** Answers from the demo's knowledge, whatever model servers there are on this machine. */
  private Path shopAssistant() throws Exception {
    Path knowledge = Path.of("..", "demos", "front-desk", "knowledge").toAbsolutePath().normalize();
    Files.writeString(
        folder.resolve("agent.yaml"),
        """
        name: Robin
        instructions: You are at the front desk of a shop.
        llm:
          provider: retrieval
          knowledge: "%s"
        """
            .formatted(knowledge));
    return folder;
  }

  private static AudioFrame recording(Page page) {
    List<?> values = (List<?>) page.evaluate("() => window.recordedSamples()");
    short[] samples = new short[values.size()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = ((Number) values.get(i)).shortValue();
    }
    return AudioFrame.copyOf(samples, HEARD_RATE_HZ);
  }

  private static String transcript(Providers providers, AudioFrame sound) throws Exception {
    return Sound.transcript(providers.recognizer(), sound).toLowerCase(Locale.ROOT);
  }

  /** How much of a text's words is found in another, 0 to 1. */
  private static double sharedWords(String text, String other) {
    Pattern separator = Pattern.compile("[^a-z0-9']+");
    List<String> words = separator.splitAsStream(text.toLowerCase(Locale.ROOT)).toList();
    Set<String> others = Set.copyOf(separator.splitAsStream(other).distinct().toList());
    return (double) words.stream().filter(others::contains).count() / words.size();
  }
}
