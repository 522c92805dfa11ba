package dev.repartee.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.AgentServer;
import dev.repartee.server.calls.LineOptions;
import dev.repartee.server.http.WebServerOptions;
import dev.repartee.server.stub.StubAgent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, a real line, a real conversation; only the providers are stubs. */
class ServedCallTest {
  private final AgentRuntime runtime;
  private final AgentServer server;
  private final TestBrowser browser;
  private final Page page;

  ServedCallTest(@TempDir Path folder) throws Exception {
    this.runtime = AgentRuntime.start(StubAgent.in(folder), StubAgent.NO_MODELS);
    this.server =
        AgentServer.start(
            runtime,
            new WebServerOptions(WebServerOptions.LOOPBACK, 0, null, Set.of()),
            LineOptions.defaults(),
            Map.of());
    this.browser = TestBrowser.withBeepingMicrophone();
    BrowserContext profile = browser.profile(new Browser.NewContextOptions());
    this.page = profile.newPage();
    page.navigate(server.url());
  }

  @AfterEach
  void stop() {
    browser.close();
    server.close();
  }

  @Test
  void aCallerIsGreetedAnsweredBreaksInAndHangsUp() {
    button("Talk").click();
    Locator remarks = page.locator(".line.agent .words");
    assertThat(remarks.first()).hasText("Welcome to the mountains.");
    assertThat(page.getByRole(AriaRole.METER, named("The agent's voice")))
        .not()
        .hasAttribute("aria-valuenow", "0");
    assertThat(remarks.first().locator(".unheard")).hasCount(0);

    Locator field = page.getByLabel("Say it in writing");
    field.fill("la ".repeat(60) + "end");
    field.press("Enter");
    assertThat(remarks.nth(1).locator("mark")).isVisible();
    field.fill("Stop.");
    field.press("Enter");

    assertThat(remarks.nth(1).locator(".cut")).hasText("you broke in");
    assertThat(remarks.nth(1).locator("s")).containsText("end");
    assertThat(remarks.nth(2)).hasText("You said: Stop.");
    assertEquals(1, runtime.calls().count());
    button("Hang up").click();
    assertThat(button("Talk")).isVisible();
    page.waitForCondition(() -> runtime.calls().count() == 0);
  }

  @Test
  void aBrowserThatVanishesEndsItsCallAndTheNextIsServed() {
    button("Talk").click();
    assertThat(page.locator(".line.agent")).isVisible();

    page.close();
    Page next = browser.profile(new Browser.NewContextOptions()).newPage();
    next.navigate(server.url());
    next.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Talk")).click();

    assertThat(next.locator(".line.agent .words")).hasText("Welcome to the mountains.");
    next.waitForCondition(() -> runtime.calls().count() == 1);
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
