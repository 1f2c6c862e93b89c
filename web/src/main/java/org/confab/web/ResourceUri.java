package org.confab.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where something that was made can be found. */
public final class ResourceUri {
  private ResourceUri() {}

  /**
   * The path of these parts, with what may not stand in a path in its percent form: addresses of
   * people hold signs such as {@code %}, {@code #} and {@code /}.
   */
  public static URI of(String... parts) {
    StringBuilder path = new StringBuilder();
    for (String part : parts) {
      path.append('/').append(encoded(part));
    }
    return URI.create(path.toString());
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%40", "@")
        .replace("%3A", ":");
  }
}
