package org.confab.core.authentication;

import java.util.List;
import java.util.Map;
import org.confab.core.figures.Figure;

/**
 * A scheme of [MS-SIPAE]: client and server exchange tokens ({@code gssapi-data}) until one side
 * has proved a user, and share keys then that sign every message. What is the same for all of them,
 * associations, sequence numbers, what a signature covers, who may act for whom, is not the
 * scheme's: {@link SignIn} and {@link Authenticator} see to it.
 */
public interface TokenScheme {
  /** Which one it is; a deployment has at most one of each. */
  SignInScheme scheme();

  /** What clients know this server by: its name, or the name of its service. */
  String targetName();

  /** Parameters that an offer of this scheme carries besides realm, targetname and version. */
  default Map<String, String> offered() {
    return Map.of();
  }

  /** The oldest protocol version that a client may speak with this scheme. */
  default int oldestVersion() {
    return AuthenticationSettings.OLDEST_VERSION;
  }

  /** Begins a handshake of a client that comes from there. */
  TokenExchange begin(FlowOrigin origin);

  /** A connection is gone: nobody waits for what it has begun. */
  default void flowClosed(String flowId) {}

  /** How much the scheme has in memory. */
  default List<Figure> figures() {
    return List.of();
  }
}
