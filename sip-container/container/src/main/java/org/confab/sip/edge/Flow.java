package org.confab.sip.edge;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One connection of a client, or for UDP one remote address. Registrations, security associations,
 * subscriptions and dialogs refer to it; when it closes, all that hangs on it ends.
 */
public interface Flow {
  /** Unique for the life of the process, hexadecimal; the value of {@code ms-received-cid}. */
  String id();

  /** {@code udp}, {@code tcp} or {@code tls}. */
  String transport();

  /** The client's address as the server sees it. */
  InetSocketAddress remote();

  /** The listener's address. */
  InetSocketAddress local();

  /** Whether messages can still be sent. */
  boolean isOpen();

  /**
   * Somebody has signed in: the flow is no stranger's any more, and may be silent that long before
   * it is closed. May be called again and again. What has no connection of its own ignores it.
   *
   * @param account whoever signs in first is the one to whom the flow counts
   */
  default void keep(String account, Duration silence) {}

  /** Closes the connection; {@link FlowGuard#closed} follows. */
  void close();
}
