package dev.repartee.bench.conformance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.repartee.bench.browser.HeadlessBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser that opens pages which call the agent and check something by themselves. */
final class CallingBrowser implements AutoCloseable {
  private static final double LONGEST_RUN_MS = 180_000;

  private final HeadlessBrowser browser;

  /**
   * Starts it. Blocks.
   *
   * @param driver the folder in which Playwright's driver is, as {@code package}
   * @param microphone ends with silence, because its end is repeated for ever
   */
  CallingBrowser(Path driver, Path microphone) {
    this.browser = new HeadlessBrowser(driver, microphone);
  }

  /**
   * Opens a page that leaves its results in {@code window.results}. Blocks until it has.
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
  }

  private static Check check(JsonObject result) {
    return new Check(
        result.getString("name"), result.getBoolean("passed"), result.getString("detail"));
  }
}
