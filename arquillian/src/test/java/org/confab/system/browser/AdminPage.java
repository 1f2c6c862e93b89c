package org.confab.system.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.confab.system.server.ConfabServer;

/** Somebody who administers by the server's own page. */
public final class AdminPage implements AutoCloseable {
  private final BrowserWindow window;

  private AdminPage(BrowserWindow window) {
    this.window = window;
  }

  /** Opens the page; nobody is signed in. */
  public static AdminPage open(Chromium browser, Chromium.Screen screen, ConfabServer server) {
    BrowserWindow window = browser.window(screen);
    window.page().navigate("https://127.0.0.1:" + server.httpsPort() + "/admin");
    return new AdminPage(window);
  }

  /** Opens the page and signs in as {@code admin}. */
  public static AdminPage signedIn(Chromium browser, Chromium.Screen screen, ConfabServer server) {
    AdminPage page = open(browser, screen, server);
    page.signIn("admin", password(server));
    page.heading("Overview").waitFor();
    return page;
  }

  /** The password of {@code admin}. */
  public static String password(ConfabServer server) {
    try {
      return Files.readString(server.home().resolve("admin-password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills the form of the sign-in and sends it, by the keyboard alone. */
  public void signIn(String name, String password) {
    window.page().getByLabel("Name").fill(name);
    window.press("Tab");
    window.page().keyboard().type(password);
    window.press("Enter");
  }

  /** Goes to a view by its place behind {@code #/}, and waits until it shows its heading. */
  public void view(String place, String heading) {
    window.page().evaluate("place => { location.hash = '#/' + place; }", place);
    heading(heading).waitFor();
  }

  /** The heading of the view. */
  public Locator heading(String text) {
    return window
        .page()
        .getByRole(
            AriaRole.HEADING,
            new com.microsoft.playwright.Page.GetByRoleOptions().setName(text).setLevel(1));
  }

  /** What the keyboard would reach: the name of the element that has the focus. */
  public String focused() {
    return (String)
        window
            .page()
            .evaluate(
                "document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()");
  }

  /** The window around it. */
  public BrowserWindow window() {
    return window;
  }

  @Override
  public void close() {
    window.close();
  }
}
