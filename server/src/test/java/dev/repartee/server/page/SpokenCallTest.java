package dev.repartee.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.repartee.asr.Transcriber;
import dev.repartee.engine.Providers;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import dev.repartee.models.FetchListener;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.AgentServer;
import dev.repartee.server.calls.LineOptions;
import dev.repartee.server.http.WebServerOptions;
import dev.repartee.server.wiring.StoredModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole product: a browser with a microphone talks to the front desk, breaks in, and what it
 * heard is transcribed again. Real ears, answers, voice, line and page.
 */
class SpokenCallTest {
  private static final double LONG_MS = 60_000;
  private static final int HEARD_RATE_HZ = 16_000;

  /** Keeps what the page's peer connection brings, as 16-bit samples. */
  private static final String TAP =
      """
      window.heardByCaller = [];
      window.RTCPeerConnection = class extends window.RTCPeerConnection {
        constructor(...args) {
          super(...args);
          this.addEventListener('track', (event) => {
            const context = new AudioContext({sampleRate: 16000});
            const source = context.createMediaStreamSource(new MediaStream([event.track]));
            const tap = context.createScriptProcessor(4096, 1, 1);
            tap.onaudioprocess = (audio) => window.heardByCaller.push(
                ...Array.from(audio.inputBuffer.getChannelData(0), (v) => Math.round(v * 32767)));
            source.connect(tap);
            tap.connect(context.destination);
          });
        }
      };
      """;

  private static final String TAKE_HEARD =
      """
      () => {
        const bytes = new Uint8Array(new Int16Array(window.heardByCaller).buffer);
        let text = '';
        for (let i = 0; i < bytes.length; i += 8192) {
          text += String.fromCharCode(...bytes.subarray(i, i + 8192));
        }
        return btoa(text);
      }
      """;

  @Test
  void aCallerAsksIsAnsweredBreaksInAndIsAnsweredAgain(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("agent.yaml"),
        """
        name: Robin
        instructions: You are Robin.
        apology: Sorry, could you say that again?
        llm: {provider: retrieval, knowledge: '%s'}
        turn: {style: patient}
        """
            .formatted(
                Path.of("..", "demos", "front-desk", "knowledge").toAbsolutePath().normalize()));
    AgentRuntime runtime =
        AgentRuntime.start(folder, StoredModels.ofUser(System.getenv(), FetchListener.NONE));
    Path speech = callersSpeech(runtime, folder);
    try (AgentServer server =
            AgentServer.start(
                runtime,
                new WebServerOptions(WebServerOptions.LOOPBACK, 0, null, Set.of()),
                LineOptions.defaults(),
                Map.of());
        TestBrowser browser = TestBrowser.withMicrophone(speech)) {
      Page page = browser.profile(new Browser.NewContextOptions()).newPage();
      page.addInitScript(TAP);
      page.navigate(server.url());
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Talk").setExact(true))
          .click();

      Locator asked = page.locator(".line.caller .words");
      Locator answered = page.locator(".line.agent .words");
      ContainsTextOptions patiently =
          new ContainsTextOptions().setTimeout(LONG_MS).setIgnoreCase(true);
      assertThat(asked.first()).containsText("what are your opening hours", patiently);
      assertThat(answered.first()).containsText("Monday to Friday", patiently);
      assertThat(answered.first().locator(".cut")).containsText("you broke in", patiently);
      assertThat(asked.nth(1)).containsText("helmets", patiently);
      assertThat(answered.nth(1)).containsText("Helmets start at", patiently);
      page.locator(".line.agent")
          .nth(1)
          .locator(".unheard")
          .first()
          .waitFor(
              new Locator.WaitForOptions()
                  .setState(WaitForSelectorState.DETACHED)
                  .setTimeout(LONG_MS));
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "spoken-call.png")));

      String heard = heardBy(page, runtime.providers().forConversations());
      assertTrue(heard.contains("monday"), heard);
      assertTrue(heard.contains("try a few on"), heard);
      assertFalse(heard.contains("sunday"), "went on after the interruption: " + heard);
    }
  }

  /**
   * A question, and in the middle of its answer a second one. It has a pause in it, at which only a
   * patient agent is sure not to answer.
   */
  private static Path callersSpeech(AgentRuntime runtime, Path folder) throws Exception {
    SpokenText voice = new SpokenText(runtime.providers().forConversations().voice());
    Path wav = folder.resolve("speech.wav");
    WavFile.write(
        wav,
        List.of(
            voice.silence(2.0),
            voice.say("What are your opening hours?"),
            voice.silence(3.5),
            voice.say("Stop. Do you sell helmets?"),
            voice.silence(1.0)));
    return wav;
  }

  private static String heardBy(Page page, Providers providers) throws Exception {
    byte[] samples = Base64.getDecoder().decode((String) page.evaluate(TAKE_HEARD));
    AudioFrame heard = AudioFrame.ofLittleEndian(samples, HEARD_RATE_HZ);
    List<Word> words =
        new Transcriber(providers.voiceActivity(), providers.recognizer()).transcribe(heard);
    return words.stream()
        .map(word -> word.text().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
