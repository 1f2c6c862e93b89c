package org.confab.web.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.core.Settings;

/** Fills the template of the landing page; values are escaped, whatever they hold. */
final class LandingPage {
  private static final String TEMPLATE = template();

  private LandingPage() {}

  static String of(Settings settings) {
    String page = TEMPLATE;
    for (Map.Entry<String, String> value : values(settings).entrySet()) {
      page = page.replace("${" + value.getKey() + "}", escaped(value.getValue()));
    }
    return page;
  }

  private static Map<String, String> values(Settings settings) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("domain", settings.domain());
    values.put("others", others(settings.domains().others()));
    values.put("server", settings.serverName());
    values.put("bind", settings.bind());
    values.put("sip", Integer.toString(settings.sipPort()));
    values.put("sips", Integer.toString(settings.sipsPort()));
    values.put("http", Integer.toString(settings.httpPort()));
    values.put("https", Integer.toString(settings.httpsPort()));
    return values;
  }

  private static String others(List<String> domains) {
    return domains.isEmpty() ? "" : " and " + String.join(", ", domains);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String template() {
    try (InputStream in = LandingPage.class.getResourceAsStream("landing.html")) {
      if (in == null) {
        throw new IllegalStateException("landing.html is missing from the application");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("landing.html", unreadable);
    }
  }
}
