package org.confab.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.confab.system.browser.AdminPage;
import org.confab.system.browser.BrowserWindow;
import org.confab.system.browser.Chromium;
import org.confab.system.browser.Chromium.Screen;
import org.confab.system.browser.SharedChromium;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipUser;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators see and do by the server's own page, in a browser. */
@ExtendWith({SharedConfab.class, SharedChromium.class})
class AdminPageIT {
  private static final Map<String, String> VIEWS = views();

  /** The place of each view, and its heading. */
  private static Map<String, String> views() {
    Map<String, String> views = new LinkedHashMap<>();
    views.put("users", "Users");
    views.put("users/alice@" + ConfabServer.DOMAIN, "alice@" + ConfabServer.DOMAIN);
    views.put("endpoints", "Endpoints");
    views.put("conferences", "Conferences");
    views.put("media", "Media servers");
    views.put("traces", "Traces");
    views.put("audit", "Audit log");
    return views;
  }

  private static String address(String name) {
    return name + "@" + ConfabServer.DOMAIN;
  }

  @Test
  void aWrongPasswordIsRefusedInWordsAndNothingIsKeptInTheBrowser(
      ConfabServer server, Chromium browser) {
    try (AdminPage page = AdminPage.open(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      page.signIn("admin", "wrong");
      window.page().getByText("Sign in as admin or").waitFor();
      window.screenshot("admin-sign-in");

      page.signIn("admin", AdminPage.password(server));
      page.heading("Overview").waitFor();
      assertThat(window.kept()).isZero();

      window.page().reload();
      window.get(AriaRole.BUTTON, "Sign in").waitFor();
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void thePageAllowsNothingFromElsewhere(ConfabServer server, Chromium browser) {
    try (BrowserWindow window = browser.window(Screen.DESK)) {
      String plain = "http://127.0.0.1:" + server.httpPort() + "/admin";
      Response answer = window.page().navigate(plain);

      assertThat(answer.url()).isEqualTo("https://127.0.0.1:" + server.httpsPort() + "/admin");
      assertThat(answer.headers().get("content-security-policy"))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().get("referrer-policy")).isEqualTo("no-referrer");
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void everyViewIsShownOnEveryScreen(Screen screen, ConfabServer server, Chromium browser) {
    String who = NewUser.of(server);
    String mark = screen.name().toLowerCase(java.util.Locale.ROOT);
    try (SipUser desk = SipUser.signIn(server, "tls", who);
        AdminPage page = AdminPage.signedIn(browser, screen, server)) {
      assertThat(desk).isNotNull();
      BrowserWindow window = page.window();
      window.page().locator(".counts strong").first().waitFor();
      window.screenshot("admin-" + mark + "-overview");
      VIEWS.forEach(
          (place, heading) -> {
            page.view(place, heading);
            window
                .page()
                .getByText("Loading …")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            assertThat(window.page().locator(".notice.bad").count()).as(place).isZero();
            assertThat(window.tooWide()).as(place).isZero();
            window.screenshot("admin-" + mark + "-" + place.replaceAll("/.*", "-one"));
          });
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aUserIsFoundDisabledAndEnabledByTheKeyboardAlone(ConfabServer server, Chromium browser) {
    String who = NewUser.of(server);
    try (AdminPage page = AdminPage.signedIn(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      // The heading has the focus; the menu comes before it.
      window.exactly(AriaRole.LINK, "Users").focus();
      window.press("Enter");
      page.heading("Users").waitFor();
      window.page().getByLabel("Search").focus();
      window.page().keyboard().type(who);
      window.page().getByText("Users (1)").waitFor();
      assertThat(page.focused()).as("typing goes on while the list changes").isEmpty();
      window.exactly(AriaRole.LINK, who).focus();
      window.press("Enter");
      page.heading(address(who)).waitFor();

      Locator disable = window.get(AriaRole.BUTTON, "Disable …");
      disable.focus();
      window.press("Enter");
      window.page().getByRole(AriaRole.DIALOG).waitFor();
      window.press("Escape");
      assertThat(window.page().getByRole(AriaRole.DIALOG).count()).isZero();
      assertThat(page.focused()).as("focus after Escape").isEqualTo("Disable …");

      window.press("Enter", "Tab", "Enter");
      window.page().getByText("is disabled and signed out").waitFor();
      Locator enable = window.exactly(AriaRole.BUTTON, "Enable");
      enable.focus();
      window.press("Enter");
      window.page().getByText("may sign in again").waitFor();
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void whatTheServerRefusesIsSaidInItsOwnWords(ConfabServer server, Chromium browser) {
    String who = NewUser.of(server);
    try (AdminPage page = AdminPage.signedIn(browser, Screen.PHONE, server)) {
      BrowserWindow window = page.window();
      page.view("users/nobody@" + ConfabServer.DOMAIN, "nobody@" + ConfabServer.DOMAIN);
      window.page().getByText("No such user").first().waitFor();

      page.view("users", "Users");
      window.get(AriaRole.BUTTON, "Add a user").click();
      Locator form = window.page().getByRole(AriaRole.DIALOG);
      form.getByLabel("Address").fill(address(who));
      form.getByLabel("Password").fill(ConfabServer.PASSWORD);
      window.exactly(AriaRole.BUTTON, "Add").click();
      form.getByText("exists already").waitFor();
      window.screenshot("admin-phone-refusal");
      window.press("Escape");
    }
  }

  @ParameterizedTest
  @CsvSource({"help-desk", "auditor"})
  void whatARoleMayNotDoCannotBePressedAndSaysWhy(
      String role, ConfabServer server, Chromium browser) {
    String name = "p" + NewUser.of(server).replaceAll("[^a-z0-9]", "");
    String password = "correct-horse-77";
    String json =
        "{\"name\":\"%s\",\"role\":\"%s\",\"password\":\"%s\"}".formatted(name, role, password);
    assertThat(new AdminApi(server).post("/api/administrators", json).statusCode()).isEqualTo(201);
    String who = address(NewUser.of(server));
    try (AdminPage page = AdminPage.open(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      page.signIn(name, password);
      page.heading("Overview").waitFor();
      page.view("users", "Users");
      window.page().getByText("Users (").first().waitFor();
      assertThat(window.get(AriaRole.BUTTON, "Add a user").count()).isZero();
      page.view("users/" + who, who);
      Locator disable = window.get(AriaRole.BUTTON, "Disable …");
      disable.waitFor();
      assertThat(disable.isDisabled()).isTrue();
      assertThat(disable.getAttribute("title")).isEqualTo("Your role may not do this.");
      assertThat(window.get(AriaRole.BUTTON, "New password").isEnabled())
          .isEqualTo(role.equals("help-desk"));
      window.screenshot("admin-as-" + role);
      page.view("media", "Media servers");
      Locator drain = window.get(AriaRole.BUTTON, "Drain media-server");
      drain.waitFor();
      assertThat(drain.isDisabled()).isTrue();
      page.view("audit", "Audit log");
      String seen = role.equals("auditor") ? "Entries (" : "That takes the role";
      window.page().getByText(seen).first().waitFor();
      assertThat(window.complaints()).isEmpty();
    }
  }

  /** Presses a button, and says in the dialog that it asks in that it is meant, all by keys. */
  private static void order(BrowserWindow window, Locator button) {
    button.press("Enter");
    window.page().getByRole(AriaRole.DIALOG).waitFor();
    window.press("Tab", "Enter");
  }

  @Test
  void aParticipantIsPutOutAndTheConferenceEndedByTheKeyboard(
      ConfabServer server, Chromium browser) {
    try (MeetingOfTwo meeting = MeetingOfTwo.begin(server);
        AdminPage page = AdminPage.signedIn(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      page.view("conferences", "Conferences");
      Locator eject = window.get(AriaRole.BUTTON, "Eject " + meeting.guest());
      eject.waitFor();
      window.screenshot("admin-conference");
      order(window, eject);
      meeting.awaitGuestOut();
      window.page().getByText(meeting.guest() + " was put out.").waitFor();

      Locator end = window.get(AriaRole.BUTTON, "End conference " + meeting.name());
      order(window, end);
      meeting.awaitOrganizerOut();
      window.page().getByText("has ended.").waitFor();
      assertThat(eject.count()).isZero();
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aMediaServerIsDrainedAndUsedAgain(ConfabServer server, Chromium browser) {
    try (AdminPage page = AdminPage.signedIn(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      page.view("media", "Media servers");
      Locator drain = window.get(AriaRole.BUTTON, "Drain media-server");
      Locator resume = window.get(AriaRole.BUTTON, "Resume media-server");
      order(window, drain);
      try {
        window.page().getByText("media-server takes no new conferences.").waitFor();
        resume.waitFor();
        window.screenshot("admin-media-drained");
      } finally {
        resume.focus();
        window.press("Enter");
        drain.waitFor();
      }
      assertThat(window.complaints()).isEmpty();
    }
  }

  /** More than a ladder has room for. */
  private static final int MANY = 1_100;

  private static int messages(AdminApi api, String trace) {
    String now = api.get("/api/traces/" + trace + "?limit=1").body();
    return ModelNode.fromJSONString(now).get("messages").asInt();
  }

  @Test
  void aLongTraceShowsItsNewestMessagesAndGoesBackToEarlierOnes(
      ConfabServer server, Chromium browser) {
    String who = NewUser.of(server);
    AdminApi api = new AdminApi(server);
    String begun = api.post("/api/traces", "{\"user\":\"" + address(who) + "\"}").body();
    String trace = ModelNode.fromJSONString(begun).get("id").asString();
    try (AdminPage page = AdminPage.signedIn(browser, Screen.DESK, server)) {
      while (messages(api, trace) < MANY) {
        try (SipUser desk = SipUser.signIn(server, "tcp", who)) {
          assertThat(desk).isNotNull();
        }
      }
      api.send(
          "PATCH", "/api/traces/" + trace, "application/json", "{\"on\":false}".getBytes(UTF_8));
      BrowserWindow window = page.window();
      page.view("traces/" + trace, "Trace of " + address(who));
      Locator parts = window.get(AriaRole.NAVIGATION, "Parts of the ladder");
      parts.waitFor();
      int messages = messages(api, trace); // those that waited to be masked are there by now
      assertThat(parts.innerText()).contains("of " + messages);
      window.screenshot("admin-ladder-newest");
      window.get(AriaRole.BUTTON, "‹ Earlier").focus();
      window.press("Enter");
      parts.getByText("1–1000 of " + messages).waitFor();
      window.get(AriaRole.BUTTON, "1. REGISTER").first().waitFor();
      window.screenshot("admin-ladder-earlier");
      window.get(AriaRole.BUTTON, "Later ›").focus();
      window.press("Enter");
      parts.getByText((messages - 999) + "–" + messages).waitFor();
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void whoSignsInAppearsByItselfAndIsSignedOutByAButton(ConfabServer server, Chromium browser) {
    String who = NewUser.of(server);
    try (AdminPage page = AdminPage.signedIn(browser, Screen.DESK, server)) {
      BrowserWindow window = page.window();
      page.view("users/" + address(who), address(who));
      window.page().getByText("Signed in nowhere.").waitFor();
      try (SipUser desk = SipUser.signIn(server, "tls", who)) {
        window.page().getByText("Signed in (1)").waitFor();
        window.get(AriaRole.BUTTON, "Sign out everywhere").click();
        window.exactly(AriaRole.BUTTON, "Sign out").last().click();
        desk.awaitRequest("NOTIFY", any -> any.toString().contains("registration-notify"));
      }
      window.page().getByText("1 endpoint(s) signed out").waitFor();
      window.page().getByText("Signed in nowhere.").waitFor();
    }
  }
}
