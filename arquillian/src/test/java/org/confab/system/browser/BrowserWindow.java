package org.confab.system.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A window with one page in it; what the browser complains of is remembered. */
public final class BrowserWindow implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  BrowserWindow(BrowserContext context, Page page) {
    this.context = context;
    this.page = page;
    page.onConsoleMessage(this::remember);
    page.onPageError(complaints::add);
  }

  /** Refusals of the server are for the page to show, and no fault of it. */
  private void remember(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
      complaints.add(message.text());
    }
  }

  /** The page. */
  public Page page() {
    return page;
  }

  /** What went wrong in scripts, and what the page's security policy has blocked. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** How many cookies there are, with entries of all stores of the page. */
  public int kept() {
    Object stored = page.evaluate("localStorage.length + sessionStorage.length");
    return context.cookies().size() + ((Number) stored).intValue();
  }

  /** The element of that role and name. */
  public Locator get(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
  }

  /** The element of exactly that role and name. */
  public Locator exactly(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Presses these keys, one after the other. */
  public void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** How many pixels the page is wider than its window. */
  public int tooWide() {
    Object over = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    return Math.max(0, ((Number) over).intValue());
  }

  /** Keeps what is seen as {@code target/screenshots/NAME.png}. */
  public void screenshot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  @Override
  public void close() {
    context.close();
  }
}
