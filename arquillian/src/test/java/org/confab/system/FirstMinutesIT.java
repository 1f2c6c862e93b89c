package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.confab.system.browser.AdminPage;
import org.confab.system.browser.BrowserWindow;
import org.confab.system.browser.Chromium;
import org.confab.system.browser.Chromium.Screen;
import org.confab.system.browser.SharedChromium;
import org.confab.system.client.SipeClient;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first five minutes of somebody for whom all of it is new, after {@code ./confab run}. */
@ExtendWith(SharedChromium.class)
class FirstMinutesIT {
  /** Nothing is set: it is what everybody gets. */
  private static final ConfabServer SERVER = ConfabServer.fresh("newcomer");

  @BeforeAll
  static void run() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Test
  void theConsoleShowsConfabWithLiveFigures(Chromium browser) {
    String page = "generic-subsystem;address=%255C0subsystem%255C2confab";
    try (BrowserWindow window = browser.window(Screen.DESK, "admin", AdminPage.password(SERVER))) {
      window.page().navigate(console(SERVER, page));
      window.page().waitForFunction("/Media Servers\\s+\\d/.test(document.body.innerText)");
      assertThat(window.page().locator("body").innerText())
          .contains("Confab, the unified communications server")
          .containsPattern("Endpoints\\s+\\d")
          .containsPattern("Media Servers\\s+1");
      window.screenshot("console-confab");
    }
  }

  @Test
  void aNewUserSignsInAndIsSeenAndTheLadderShowsHowAndAllIsGreen(Chromium browser)
      throws IOException {
    String who = NewUser.of(SERVER);
    String address = who + "@" + ConfabServer.DOMAIN;
    try (AdminPage page = AdminPage.signedIn(browser, Screen.DESK, SERVER)) {
      BrowserWindow window = page.window();
      page.view("users/" + address, address);
      window.get(AriaRole.BUTTON, "Trace …").click();
      window.exactly(AriaRole.BUTTON, "Start").click();
      page.heading("Trace of " + address).waitFor();

      try (SipeClient client = SipeClient.Start.of(SERVER, who, "tls").signIn()) {
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
        everythingIsGreen();
      }
      assertThat(window.complaints()).isEmpty();
    }
  }

  private static void everythingIsGreen() {
    Shell.Result check = SERVER.confab(Duration.ofMinutes(2), "check");
    assertThat(check.code()).as(check.output()).isZero();
    assertThat(check.output())
        .contains("All green")
        .containsPattern("(?m)^ok +sign-in-ntlm ")
        .containsPattern("(?m)^ok +conference ")
        .containsPattern("(?m)^ok +audio ")
        .doesNotContainPattern("(?m)^(failed|not tried|warning) ");
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
