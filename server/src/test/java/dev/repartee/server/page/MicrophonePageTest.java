package dev.repartee.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What the page does about microphones. */
class MicrophonePageTest extends StubbedPageTest {
  @Test
  void aRefusedMicrophoneIsExplainedAndWritingIsOffered() {
    open(failingMicrophone("NotAllowedError"));

    button("Talk").click();
    assertThat(page().getByRole(AriaRole.ALERT))
        .containsText("The microphone is not allowed. Allow it for this page");
    button("Write instead").click();

    page().getByText("Listening").waitFor();
    assertThat(button("Mute")).hasCount(0);
    assertThat(page().getByLabel("Say it in writing")).isEnabled();
  }

  @Test
  void anAbsentMicrophoneIsTold() {
    open(failingMicrophone("NotFoundError"));

    button("Talk").click();

    assertThat(page().getByRole(AriaRole.ALERT)).containsText("There is no microphone");
  }

  @Test
  void whereBrowsersGiveNoMicrophoneThePageSaysHowToGetHttps() {
    open("Object.defineProperty(navigator, 'mediaDevices', { value: undefined });");

    button("Talk").click();

    assertThat(page().getByRole(AriaRole.ALERT)).containsText("./repartee serve --tls");
  }

  @Test
  void theChosenMicrophoneIsRemembered() {
    open("");
    talk();
    Locator choice = page().getByLabel("Microphone", exactLabel());
    assertThat(choice.locator("option")).not().hasCount(1);
    String second = choice.locator("option").nth(1).getAttribute("value");

    choice.selectOption(second);
    page().reload();
    talk();

    assertThat(page().getByLabel("Microphone", exactLabel())).hasValue(second);
  }

  @Test
  void nobodyIsCalledBeforeTheCallerHasAgreedToBeHeard() {
    open(hesitantMicrophone("prompt"));

    button("Talk").click();
    page().waitForFunction("() => window.agree");
    assertEquals(0, page().evaluate("() => stub.opened"));

    page().evaluate("() => window.agree()");
    page().getByText("Listening").waitFor();
  }

  @Test
  void whoHasAgreedBeforeCallsWhileTheMicrophoneIsOpened() {
    open(hesitantMicrophone("granted"));

    button("Talk").click();
    page().waitForFunction("() => window.agree && stub.opened === 1");

    page().evaluate("() => window.agree()");
    page().getByText("Listening").waitFor();
    assertThat(button("Mute")).isEnabled();
  }

  /** A microphone that opens when the test says so. */
  private static String hesitantMicrophone(String permission) {
    return """
        navigator.permissions.query = async () => ({ state: '%s' });
        const really = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = (wanted) =>
          new Promise((resolve) => { window.agree = () => resolve(really(wanted)); });
        """
        .formatted(permission);
  }

  private static String failingMicrophone(String name) {
    return "navigator.mediaDevices.getUserMedia = async () => {"
        + " throw new DOMException('no', '"
        + name
        + "'); };";
  }
}
