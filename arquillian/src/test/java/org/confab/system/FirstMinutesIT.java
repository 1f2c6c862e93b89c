package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.confab.system.browser.AdminPage;
import org.confab.system.browser.BrowserWindow;
import org.confab.system.browser.Chromium;
import org.confab.system.browser.Chromium.Screen;
import org.confab.system.browser.SharedChromium;
import org.confab.system.client.SipeClient;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first five minutes of somebody for whom all of it is new, after {@code ./confab run}. */
@ExtendWith({SharedConfab.class, SharedChromium.class})
class FirstMinutesIT {
  @Test
  void theConsoleShowsConfabWithLiveFigures(ConfabServer server, Chromium browser) {
    String page = "generic-subsystem;address=%255C0subsystem%255C2confab";
    try (BrowserWindow window = browser.window(Screen.DESK, "admin", AdminPage.password(server))) {
      window.page().navigate(console(server, page));
      window.page().waitForFunction("/Media Servers\\s+\\d/.test(document.body.innerText)");
      assertThat(window.page().locator("body").innerText())
          .contains("Confab, the unified communications server")
          .containsPattern("Endpoints\\s+\\d")
          .containsPattern("Media Servers\\s+1");
      window.screenshot("console-confab");
    }
  }

  @Test
  void aNewUserSignsInAndIsSeenAndTheLadderShowsHow(ConfabServer server, Chromium browser)
      throws IOException {
    String who = NewUser.of(server);
    String address = who + "@" + ConfabServer.DOMAIN;
    try (AdminPage page = AdminPage.signedIn(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      page.view("users/" + address, address);
      window.get(AriaRole.BUTTON, "Trace …").click();
      window.exactly(AriaRole.BUTTON, "Start").click();
      page.heading("Trace of " + address).waitFor();

      try (SipeClient client = SipeClient.Start.of(server, who, "tls").signIn()) {
        assertThat(client).isNotNull();
        arrow(window, "REGISTER").first().waitFor();
        arrow(window, "200").first().waitFor();
        window.screenshot("admin-trace");
        theLadderIsReadByTheKeyboard(page);
        theTraceIsAFile(window);

        page.view("endpoints", "Endpoints");
        window.page().getByLabel("Search").fill(who);
        window.page().getByText("Signed in (1)").waitFor();
        assertThat(window.page().locator("tbody").textContent()).contains(address, "tls");
        window.screenshot("admin-endpoints-of-a-new-user");
      }
      assertThat(window.complaints()).isEmpty();
    }
  }

  private static String console(ConfabServer server, String place) {
    return "http://127.0.0.1:" + server.managementPort() + "/console/index.html#" + place;
  }

  private static Locator arrow(BrowserWindow window, String text) {
    return window
        .page()
        .locator("svg g.arrow")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private static void theLadderIsReadByTheKeyboard(AdminPage page) {
    BrowserWindow window = page.window();
    arrow(window, "REGISTER").first().focus();
    window.press("Enter");
    Locator message = window.page().getByRole(AriaRole.DIALOG);
    assertThat(message.locator("pre").textContent()).startsWith("REGISTER sip:");
    window.screenshot("admin-trace-message");
    window.press("Escape");
    assertThat(page.focused()).contains("REGISTER");
    window.press("ArrowDown", "Enter");
    message.waitFor();
    assertThat(message.locator("pre").textContent()).startsWith("SIP/2.0 401");
    window.press("Escape");
  }

  private static void theTraceIsAFile(BrowserWindow window) throws IOException {
    Download file =
        window.page().waitForDownload(() -> window.get(AriaRole.BUTTON, "Download").click());
    assertThat(file.suggestedFilename()).matches("trace-\\w+\\.txt");
    assertThat(Files.readString(file.path()))
        .contains("REGISTER sip:")
        .doesNotContain(ConfabServer.PASSWORD);
  }
}
