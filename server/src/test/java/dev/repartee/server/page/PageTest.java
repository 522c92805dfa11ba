package dev.repartee.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page itself: who talks, keys, colours and widths. */
class PageTest extends StubbedPageTest {
  @Test
  void namesWhoTalksAndInvites() {
    open("");

    assertThat(page().getByText("Talk to Robin")).isVisible();
    assertThat(page().getByText("Front desk knowledge")).isVisible();
    assertThat(page()).hasTitle("Robin · Repartee");
    assertEquals(List.of(), complaints());
  }

  @Test
  void theKeyboardAloneIsEnough() {
    open("");
    Locator talk = button("Talk");
    tabTo(talk);
    page().keyboard().press("Enter");
    page().getByText("Listening").waitFor();

    tabTo(button("Mute"));
    page().keyboard().press("Space");
    assertThat(page().getByText("Robin does not hear you.")).isVisible();
    tabTo(page().getByLabel("Say it in writing"));
    page().keyboard().type("Bye");
    page().keyboard().press("Enter");
    assertEquals(List.of("Bye"), page().evaluate("() => stub.sent"));
    tabTo(button("Hang up"));
    page().keyboard().press("Enter");

    assertThat(talk).isVisible();
  }

  @Test
  void aChosenThemeIsRemembered() {
    open("");

    button("Switch to dark colours").click();
    page().reload();

    assertThat(page().locator("html")).hasAttribute("data-theme", "dark");
    assertThat(button("Switch to light colours")).isVisible();
  }

  @Test
  void aPhonesWidthIsWideEnough() {
    openOnAPhone();
    talk();

    assertEquals(360, page().evaluate("() => document.documentElement.scrollWidth"));
    assertThat(button("Hang up")).isInViewport();
    assertThat(page().getByLabel("Say it in writing")).isInViewport();
  }

  private static void tabTo(Locator target) {
    for (int presses = 0; presses < 20; presses++) {
      target.page().keyboard().press("Tab");
      if (Boolean.TRUE.equals(
          target.evaluate("element => element.getRootNode().activeElement === element"))) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not reach " + target);
  }
}
