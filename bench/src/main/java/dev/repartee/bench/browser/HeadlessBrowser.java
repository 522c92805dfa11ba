package dev.repartee.bench.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium of this system whose microphone is a recording, which is played once from
 * when it is opened.
 */
public final class HeadlessBrowser implements AutoCloseable {
  private static final String DRIVER_PROPERTY = "playwright.cli.dir";

  private final Playwright playwright;
  private final Browser browser;

  /**
   * Starts it. Blocks.
   *
   * @param driver the folder in which Playwright's driver is, as {@code package}
   * @param microphone ends with silence, because its end is repeated for ever
   */
  public HeadlessBrowser(Path driver, Path microphone) {
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

  /** A page of a visitor who was never here before. */
  public Page newPage() {
    return browser.newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
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
