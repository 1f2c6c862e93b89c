package org.confab.bench.suite;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with parts that are generated, between {@code <!-- measured: NAME -->} and {@code <!-- end
 * of NAME -->}; all the rest is written by hand and stays.
 */
final class Document {
  private static final Pattern PART =
      Pattern.compile("(<!-- measured: ([a-z-]+) -->\n).*?(<!-- end of \\2 -->)", Pattern.DOTALL);

  private Document() {}

  /** The page with new parts; those that are not named stay as they are. */
  static String rebuilt(String page, Map<String, String> parts) {
    return PART.matcher(page)
        .replaceAll(
            found -> {
              String name = found.group(2);
              String part = parts.get(name);
              return Matcher.quoteReplacement(
                  part == null ? found.group() : found.group(1) + part + found.group(3));
            });
  }

  /** Whether the page has a part of that name. */
  static boolean has(String page, String name) {
    return page.contains("<!-- measured: " + name + " -->\n")
        && page.contains("<!-- end of " + name + " -->");
  }
}
