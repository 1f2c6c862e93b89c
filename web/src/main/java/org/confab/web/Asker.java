package org.confab.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From where somebody asks. */
public final class Asker {
  /** No name that has to be looked up: whoever asks has written it. */
  private static final Pattern HERE =
      Pattern.compile(
          "localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[?(?:::1|0:0:0:0:0:0:0:1)]?",
          Pattern.CASE_INSENSITIVE);

  private Asker() {}

  /**
   * Whether a process of this machine asks for itself. A proxy on this machine says for whom it
   * asks, and asks for strangers.
   */
  public static boolean isHere(HttpServletRequest request) {
    boolean forwarded =
        Stream.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
            .anyMatch(name -> request.getHeader(name) != null);
    return !forwarded && isLoopback(request.getRemoteAddr());
  }

  /**
   * Whether the request is for this machine by a name that holds on it alone. What a proxy or a
   * page in a browser asks for by the server's public name is for others.
   */
  public static boolean isForHere(HttpServletRequest request) {
    String name = request.getServerName();
    return name != null && HERE.matcher(name).matches();
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
