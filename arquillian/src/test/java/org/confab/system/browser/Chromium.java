package org.confab.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.system.server.Tool;

/** Debian's Chromium without a window; it reaches nothing but 127.0.0.1. */
public final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Playwright driver;
  private final Browser browser;

  private Chromium(Playwright driver, Browser browser) {
    this.driver = driver;
    this.browser = browser;
  }

  /** What a page is looked at with. */
  public enum Screen {
    /** A notebook. */
    DESK(1280, 800, ColorScheme.LIGHT),
    /** A notebook of who likes it dark. */
    NIGHT(1280, 800, ColorScheme.DARK),
    /** A telephone. */
    PHONE(390, 844, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final ColorScheme colours;

    Screen(int width, int height, ColorScheme colours) {
      this.width = width;
      this.height = height;
      this.colours = colours;
    }
  }

  /** Starts it; the test is skipped aloud where it is not installed. */
  static Chromium start() {
    Tool.require("chromium");
    Playwright driver =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        driver
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    // It runs as root where tests do, and shows pages of this machine alone.
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            // Asked of the browser, for what a test must let through waits for the
                            // test.
                            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run"))
                    .setTimeout(PATIENCE.multipliedBy(2).toMillis()));
    return new Chromium(driver, browser);
  }

  private static Path executable() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  /** A window of its own: nothing of other windows is remembered in it. */
  public BrowserWindow window(Screen screen) {
    return window(screen, new Browser.NewContextOptions());
  }

  /** The same for who answers the browser's own question for name and password with these. */
  public BrowserWindow window(Screen screen, String name, String password) {
    return window(screen, new Browser.NewContextOptions().setHttpCredentials(name, password));
  }

  private BrowserWindow window(Screen screen, Browser.NewContextOptions options) {
    BrowserContext context =
        browser.newContext(
            options
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(screen.colours)
                .setLocale("en-GB")
                // The development CA of the instance is in no browser.
                .setIgnoreHTTPSErrors(true));
    context.setDefaultTimeout(PATIENCE.toMillis());
    Page page = context.newPage();
    return new BrowserWindow(context, page);
  }

  @Override
  public void close() {
    browser.close();
    driver.close();
  }
}
