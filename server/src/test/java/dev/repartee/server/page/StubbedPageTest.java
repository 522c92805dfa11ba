package dev.repartee.server.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.server.http.TestServer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** Tests of the page on a line where the test says what happens. Each test opens one page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StubbedPageTest {
  private final TestServer server = TestServer.thatTakesNoCalls();
  private final TestBrowser browser = TestBrowser.withBeepingMicrophone();
  private @Nullable StubbedPage opened;

  @AfterEach
  final void closePage() {
    if (opened != null) {
      opened.close();
    }
  }

  @AfterAll
  final void closeBrowser() {
    browser.close();
    server.close();
  }

  /** Opens the page after a script of the test's. */
  final void open(String prelude) {
    open(prelude, new Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  final void openOnAPhone() {
    open("", new Browser.NewContextOptions().setViewportSize(360, 740));
  }

  /** Opens the page of an agent whose callers press a button to speak. */
  final void openWithFloorByButton() {
    open(
        """
        const real = window.fetch;
        window.fetch = async (path, ...rest) => {
          const response = await real(path, ...rest);
          return path === '/api/status'
            ? Response.json({ ...(await response.json()), floor: 'button' })
            : response;
        };
        """);
  }

  private void open(String prelude, Browser.NewContextOptions options) {
    opened = new StubbedPage(browser, server.url(), options, prelude);
  }

  final Page page() {
    return stubbed().page();
  }

  final void talk() {
    stubbed().talk();
  }

  final void happen(ConversationEvent... events) {
    stubbed().happen(events);
  }

  final List<String> complaints() {
    return stubbed().complaints();
  }

  final Locator button(String name) {
    return page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  static Page.GetByLabelOptions exactLabel() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private StubbedPage stubbed() {
    return Objects.requireNonNull(opened, "open a page first");
  }
}
