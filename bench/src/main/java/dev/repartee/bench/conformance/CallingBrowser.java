package dev.repartee.bench.conformance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium of this system whose microphone is a recording, which is played once from
 * when it is opened.
 */
final class CallingBrowser implements AutoCloseable {
  private static final String DRIVER_PROPERTY = "playwright.cli.dir";
  private static final double LONGEST_RUN_MS = 180_000;

  private final Playwright playwright;
  private final Browser browser;

  /**
   * Starts it. Blocks.
   *
   * @param driver the folder in which Playwright's driver is, as {@code package}
   * @param microphone ends with silence, because its end is repeated for ever
   */
  CallingBrowser(Path driver, Path microphone) {
    // Playwright takes this from nowhere else.
    System.setProperty(DRIVER_PROPERTY, driver.toString());
    String node = program("node", "nodejs").toString();
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node)));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program("chromium", "chromium-browser", "google-chrome"))
                    .setArgs(
                        List.of(
                            "--use-fake-device-for-media-stream",
                            "--use-fake-ui-for-media-stream",
                            "--autoplay-policy=no-user-gesture-required",
                            "--use-file-for-fake-audio-capture="
                                + microphone.toAbsolutePath()
                                + "%noloop")));
  }

  /**
   * Opens a page that checks something by itself and leaves the results in {@code window.results}.
   * Blocks until it has.
   *
   * @param picture takes a picture of the page at its end
   */
  List<Check> run(String address, Path picture) {
    Page page = browser.newPage();
    List<Check> checks = new ArrayList<>();
    page.onPageError(error -> checks.add(new Check("the page runs", false, error)));
    page.navigate(address);
    try {
      page.waitForFunction(
          "() => window.results",
          null,
          new Page.WaitForFunctionOptions().setTimeout(LONGEST_RUN_MS));
      String results = (String) page.evaluate("() => JSON.stringify(window.results)");
      new JsonArray(results).forEach(result -> checks.add(check((JsonObject) result)));
    } catch (PlaywrightException e) {
      checks.add(
          new Check("the page comes to its end", false, page.locator("body").innerText().strip()));
    }
    page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
    page.close();
    return checks;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Check check(JsonObject result) {
    return new Check(
        result.getString("name"), result.getBoolean("passed"), result.getString("detail"));
  }

  private static Path program(String... names) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The program "
                        + names[0]
                        + " is missing. Run ./repartee test --conformance, which installs it."));
  }
}
