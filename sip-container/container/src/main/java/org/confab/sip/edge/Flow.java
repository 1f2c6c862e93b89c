package org.confab.sip.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

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

  /** Whoever has signed in here first, as {@link #keep} was told; empty as long as nobody has. */
  default Optional<String> account() {
    return Optional.empty();
  }

  /**
   * Sends a request of this server's own that belongs to no dialog of the stack. The guard signs
   * it; its answer is taken off the flow and tells nothing.
   *
   * @param target the Request-URI
   * @param notice the request; its headers are all but Via, CSeq and those of the body
   * @throws IOException if the flow is closed or no stream, or too many requests are unanswered
   */
  default void send(String target, DialogOutlet.Notice notice) throws IOException {
    send(target, notice, 1);
  }

  /** As {@link #send(String, DialogOutlet.Notice)}, with that number in CSeq. */
  default void send(String target, DialogOutlet.Notice notice, long cseq) throws IOException {
    throw new IOException("flow " + id() + " takes no requests of the server's own");
  }

  /**
   * Who is at the other end, if this server has opened the connection and the other side has proved
   * its name by certificate: what {@link Flows#open} was given. Empty for all clients.
   */
  default Optional<String> peer() {
    return Optional.empty();
  }

  /**
   * What the other side's certificate is called, if it has shown one that was signed by the CA of
   * this server's own, whoever of the two has opened the connection. Empty for clients.
   */
  default Optional<String> certified() {
    return Optional.empty();
  }

  /** Closes the connection; {@link FlowGuard#closed} follows. */
  void close();
}
