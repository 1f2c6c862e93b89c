package org.confab.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** From where somebody asks. */
public final class Asker {
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

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
