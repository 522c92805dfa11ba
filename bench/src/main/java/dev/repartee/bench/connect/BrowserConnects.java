package dev.repartee.bench.connect;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import dev.repartee.bench.browser.HeadlessBrowser;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Presses the button of the server's page in Chromium, each time as a visitor who was never there
 * before. A script beside the page's own notes the stages.
 */
final class BrowserConnects implements Connects {
  private static final int RATE_HZ = 16_000;
  private static final double LONGEST_CALL_MS = 30_000;
  private static final String PRESS = "press";

  private final URI server;
  private final Path microphone;
  private final HeadlessBrowser browser;
  private final String watch;

  /**
   * Starts the browser. Blocks.
   *
   * @param driver the folder of Playwright's driver
   */
  BrowserConnects(URI server, Path driver) throws IOException {
    this.server = server;
    this.watch = resource("connect-watch.js");
    this.microphone = Files.createTempFile("repartee-silence", ".wav");
    WavFile.write(microphone, List.of(AudioFrame.silence(RATE_HZ, RATE_HZ)));
    this.browser = new HeadlessBrowser(driver, microphone);
  }

  @Override
  public Map<Stage, Double> call() {
    try (Page page = browser.newPage()) {
      page.addInitScript(watch);
      page.navigate(server.toString());
      page.waitForLoadState(LoadState.NETWORKIDLE);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Talk").setExact(true))
          .click();
      page.waitForFunction(
          "() => window.reached.audible",
          null,
          new Page.WaitForFunctionOptions().setTimeout(LONGEST_CALL_MS));
      return stages(new JsonObject((String) page.evaluate("() => JSON.stringify(window.reached)")));
    }
  }

  private static Map<Stage, Double> stages(JsonObject reached) {
    Map<Stage, Double> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      Double atMs = reached.getDouble(stage.label());
      if (atMs != null) {
        stages.put(stage, atMs - reached.getDouble(PRESS));
      }
    }
    return stages;
  }

  @Override
  public void close() {
    browser.close();
    try {
      Files.delete(microphone);
    } catch (IOException e) {
      throw new IllegalStateException("a temporary file cannot be deleted", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = BrowserConnects.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
