package org.confab.core.authentication;

import java.util.Set;

/**
 * Which schemes each kind of listener takes.
 *
 * @param udp over UDP
 * @param tcp over TCP
 * @param tls over TLS
 */
public record ListenerSchemes(Set<SignInScheme> udp, Set<SignInScheme> tcp, Set<SignInScheme> tls) {

  /** Keeps its own copies; refuses a listener that takes nothing. */
  public ListenerSchemes {
    udp = Set.copyOf(udp);
    tcp = Set.copyOf(tcp);
    tls = Set.copyOf(tls);
    if (udp.isEmpty() || tcp.isEmpty() || tls.isEmpty()) {
      throw new IllegalArgumentException("a listener without a scheme of signing in");
    }
  }

  /** Every scheme everywhere. */
  public static ListenerSchemes all() {
    Set<SignInScheme> all = SignInScheme.all();
    return new ListenerSchemes(all, all, all);
  }

  /** The schemes of the listener that a message came by. */
  Set<SignInScheme> of(FlowOrigin origin) {
    return switch (origin.transport()) {
      case "udp" -> udp;
      case "tcp" -> tcp;
      default -> tls;
    };
  }
}
