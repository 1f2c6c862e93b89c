package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.confab.system.browser.AdminPage;
import org.confab.system.browser.BrowserWindow;
import org.confab.system.browser.Chromium;
import org.confab.system.browser.Chromium.Screen;
import org.confab.system.browser.SharedChromium;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The administrators' page is brought up to date under the fingers of who works with it. */
@ExtendWith({SharedConfab.class, SharedChromium.class})
class AdminPageFocusIT {
  private static String address(String name) {
    return name + "@" + ConfabServer.DOMAIN;
  }

  /** A trace of somebody new, and where it is on the page. */
  private record Traced(AdminApi api, String user, String path) {
    static Traced of(ConfabServer server) {
      AdminApi api = new AdminApi(server);
      String user = address(NewUser.of(server));
      HttpResponse<String> begun = api.post("/api/traces", "{\"user\":\"" + user + "\"}");
      String id = ModelNode.fromJSONString(begun.body()).get("id").asString();
      return new Traced(api, user, "/api/traces/" + id);
    }

    String deletion() {
      return "Delete the trace of " + user;
    }

    Locator delete(BrowserWindow window) {
      return window.get(AriaRole.BUTTON, deletion());
    }

    Locator stop(BrowserWindow window) {
      return window.get(AriaRole.BUTTON, "Stop the trace of " + user);
    }

    void change(String method, String body) {
      byte[] json = body.getBytes(StandardCharsets.UTF_8);
      assertThat(api.send(method, path, "application/json", json).statusCode()).isIn(200, 204);
    }
  }

  private static void awaitGone(Locator locator) {
    locator.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  @Test
  void aButtonKeepsTheFocusWhenTheOneBesideItGoes(ConfabServer server, Chromium browser) {
    Traced trace = Traced.of(server);
    try (AdminPage page = AdminPage.signedIn(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      page.view("traces", "Traces");
      trace.delete(window).focus();
      trace.change("PATCH", "{\"on\":false}");
      awaitGone(trace.stop(window));
      assertThat(page.focused()).isEqualTo(trace.deletion());
      window.press("Enter");
      window.page().getByRole(AriaRole.DIALOG).waitFor();
      window.press("Tab", "Enter");
      window.page().getByText("The trace of " + trace.user() + " is deleted.").waitFor();
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aKeyThatIsHeldDownIsHeardThoughTheRowsAboveGoMeanwhile(
      ConfabServer server, Chromium browser) {
    Traced one = Traced.of(server);
    Traced other = Traced.of(server);
    try (AdminPage page = AdminPage.signedIn(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      page.view("traces", "Traces");
      boolean below = top(one.delete(window)) > top(other.delete(window));
      Traced lower = below ? one : other;
      Traced upper = below ? other : one;
      lower.delete(window).focus();
      window.page().keyboard().down(" ");
      upper.change("DELETE", "");
      awaitGone(upper.delete(window));
      window.page().keyboard().up(" ");
      window.page().getByRole(AriaRole.DIALOG).waitFor();
      window.press("Escape");
      assertThat(page.focused()).isEqualTo(lower.deletion());
      assertThat(window.complaints()).isEmpty();
      lower.change("DELETE", "");
    }
  }

  private static double top(Locator locator) {
    return locator.boundingBox().y;
  }

  @Test
  void whatIsTypedAndWhereStaysWhenTheListChanges(ConfabServer server, Chromium browser) {
    String who = NewUser.of(server);
    try (AdminPage page = AdminPage.signedIn(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      page.view("users", "Users");
      Locator search = window.page().getByLabel("Search");
      search.focus();
      window.page().keyboard().type(who);
      window.page().getByText("Users (1)").waitFor();
      window.press("ArrowLeft");
      byte[] disabled = "{\"enabled\":false}".getBytes(StandardCharsets.UTF_8);
      HttpResponse<String> changed =
          new AdminApi(server)
              .send("PATCH", "/api/users/" + address(who), "application/json", disabled);
      assertThat(changed.statusCode()).isEqualTo(200);
      window.page().getByText("disabled").waitFor();
      window.page().keyboard().type("-");
      assertThat(search.inputValue())
          .isEqualTo(new StringBuilder(who).insert(who.length() - 1, '-').toString());
    }
  }
}
