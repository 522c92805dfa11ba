package dev.repartee.bench.conformance;

import dev.repartee.bench.caller.Speech;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.engine.spi.SpeechSynthesizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Pipecat's client in a real browser, with a question as its microphone. */
final class RtviJudge {
  /** As long as connecting and the greeting take, and some more. */
  private static final double SILENCE_BEFORE_SECONDS = 12;

  private static final double SILENCE_AFTER_SECONDS = 1;

  private final BundleServer page;
  private final Path driver;

  /**
   * A client that has been bundled.
   *
   * @param driver the folder of Playwright's driver
   */
  RtviJudge(BundleServer page, Path driver) {
    this.page = page;
    this.driver = driver;
  }

  /**
   * Has the client call the agent and say what it thinks of it. Blocks.
   *
   * @param agent the agent's address
   * @param voice of the caller
   * @param folder for what this leaves behind
   */
  List<Check> judge(String agent, SpeechSynthesizer voice, Path folder) throws IOException {
    Path microphone = folder.resolve("microphone.wav");
    WavFile.write(microphone, question(voice));
    try (CallingBrowser browser = new CallingBrowser(driver, microphone)) {
      return browser.run(page.origin() + "/?agent=" + agent, folder.resolve("rtvi.png"));
    }
  }

  private static List<AudioFrame> question(SpeechSynthesizer voice) {
    AudioFrame question = new Speech(voice).spoken("What are your opening hours?").await().sound();
    int rateHz = question.sampleRateHz();
    return List.of(
        AudioFrame.silence((int) (SILENCE_BEFORE_SECONDS * rateHz), rateHz),
        question,
        AudioFrame.silence((int) (SILENCE_AFTER_SECONDS * rateHz), rateHz));
  }
}
