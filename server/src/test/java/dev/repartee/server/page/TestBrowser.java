package dev.repartee.server.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A headless Chromium of this system with a microphone that is a file, or beeps.
 *
 * <p>Playwright's own driver comes from npm, because the one on Maven weighs 200 MB; {@code
 * ./repartee test} fetches it and says where it is.
 */
public final class TestBrowser implements AutoCloseable {
  private static final String DRIVER_PROPERTY = "playwright.cli.dir";

  private final Playwright playwright;
  private final Browser browser;

  private TestBrowser(List<String> microphoneArgs) {
    requireDriver();
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        node())));
    List<String> args = new ArrayList<>(microphoneArgs);
    args.add("--use-fake-device-for-media-stream");
    args.add("--use-fake-ui-for-media-stream");
    args.add("--autoplay-policy=no-user-gesture-required");
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(args));
  }

  /** A browser whose microphone beeps once a second. */
  public static TestBrowser withBeepingMicrophone() {
    return new TestBrowser(List.of());
  }

  /**
   * A browser whose microphone plays a file once from the moment that it is opened.
   *
   * @param wav ends with half a second of silence, because its end is repeated for ever
   */
  public static TestBrowser withMicrophone(Path wav) {
    return new TestBrowser(
        List.of("--use-file-for-fake-audio-capture=" + wav.toAbsolutePath() + "%noloop"));
  }

  /** A fresh browser profile. */
  public BrowserContext profile(Browser.NewContextOptions options) {
    return browser.newContext(options);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static void requireDriver() {
    String folder = System.getProperty(DRIVER_PROPERTY, "");
    if (folder.isBlank() || !Files.isDirectory(Path.of(folder, "package"))) {
      throw new AssertionError(
          "The browser tests need Playwright's driver. Run ./repartee test, which fetches it and"
              + " sets -D"
              + DRIVER_PROPERTY
              + ".");
    }
  }

  private static String node() {
    String given = System.getenv("PLAYWRIGHT_NODEJS_PATH");
    return given != null ? given : program(List.of("node", "nodejs")).toString();
  }

  private static Path chromium() {
    return program(List.of("chromium", "chromium-browser", "google-chrome"));
  }

  private static Path program(List<String> names) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "The browser tests need the program "
                        + names.get(0)
                        + ". Run ./repartee test, which installs it."));
  }
}
