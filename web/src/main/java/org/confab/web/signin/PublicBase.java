package org.confab.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.confab.core.Settings;

/** Under which address a client has reached this server. */
public final class PublicBase {
  private PublicBase() {}

  /**
   * {@code https://HOST:PORT} under the name that the client has used, which its certificate check
   * knows.
   */
  public static String of(HttpServletRequest http, Settings settings) {
    return "https://"
        + URI.create(http.getRequestURL().toString()).getHost()
        + ":"
        + settings.httpsPort();
  }
}
