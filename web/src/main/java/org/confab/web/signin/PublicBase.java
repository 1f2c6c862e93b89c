package org.confab.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.confab.core.Settings;

/** Under which address a client has reached this server. */
public final class PublicBase {
  /** What names of hosts have in practice, the underscore of Windows included. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

  private static final Pattern IPV6 =
      Pattern.compile("\\[?([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,40})]?");

  private PublicBase() {}

  /**
   * {@code https://HOST:PORT} under the name that the client has used, which its certificate check
   * knows; under this server's own if that can be no name. The path does not matter: it comes from
   * whoever asks, before anybody is signed in.
   */
  public static String of(HttpServletRequest http, Settings settings) {
    return "https://" + host(http.getServerName(), settings) + ":" + settings.httpsPort();
  }

  private static String host(String called, Settings settings) {
    if (NAME.matcher(called).matches()) {
      return called;
    }
    return IPV6.matcher(called).matches()
        ? IPV6.matcher(called).replaceFirst("[$1]")
        : settings.serverName();
  }
}
