package dev.repartee.server.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** The real page in a real browser, with a line on which the test says what happens. */
final class StubbedPage implements AutoCloseable {
  private final EventJson json = new EventJson();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final BrowserContext profile;
  private final Page page;

  /**
   * Opens the page.
   *
   * @param prelude script that runs before the page's own
   */
  StubbedPage(TestBrowser browser, String url, Browser.NewContextOptions options, String prelude) {
    this.profile = browser.profile(options);
    this.page = profile.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.addInitScript(prelude);
    page.route(
        "**/app/line.js",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/javascript")
                    .setBody(resource("/page/stub-line.js"))));
    page.navigate(url);
  }

  Page page() {
    return page;
  }

  /** What the browser complained about: errors of scripts, and what the page's policy forbade. */
  List<String> complaints() {
    return complaints;
  }

  /** Presses the button, and waits until the call is connected. */
  void talk() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Talk")).click();
    page.getByText("Listening").waitFor();
  }

  /** Lets the server tell the page what happens. */
  void happen(ConversationEvent... events) {
    for (ConversationEvent event : events) {
      page.evaluate("json => stub.happen(JSON.parse(json))", json.write(event));
    }
  }

  @Override
  public void close() {
    profile.close();
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(StubbedPage.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(name + " cannot be read", e);
    }
  }
}
