package org.confab.mediaserver.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.confab.protocol.stun.StunError;

/** A relayed address: what peers see of a client. */
interface PeerSocket {
  /** Its port. */
  int port();

  /** Sends to a peer; what cannot be sent now is lost. */
  void send(InetSocketAddress peer, ByteBuffer data);

  /** Nothing comes and goes any more. */
  void close();

  /** Done every second; {@code now} in milliseconds. */
  default void sweep(long now) {}

  /** Whether peers are connected to it, and what it carries keeps its order. */
  default boolean stream() {
    return false;
  }

  /**
   * Opens a connection to a peer (RFC 6062 5.2); throws {@link TurnRefused} at once, or tells the
   * outcome later.
   */
  default void connect(InetSocketAddress peer, Connected outcome) {
    throw new TurnRefused(StunError.ALLOCATION_MISMATCH);
  }

  /** What became of a connection to a peer. */
  interface Connected {
    /** It is there and waits for the client under that number. */
    void connected(int id);

    /** It could not be opened. */
    void failed();
  }

  /** Opens relayed addresses. */
  interface Opener {
    /** Opens one; what comes is given to the receiver. */
    PeerSocket open(int port, Receiver receiver) throws IOException;
  }

  /** Takes what peers send. */
  interface Receiver {
    /** See {@link Dialect#deliver}. */
    void received(InetSocketAddress peer, ByteBuffer data);

    /** Whether the client wants to hear that host. */
    boolean permits(InetAddress peer);

    /** A peer has connected, and waits for the client under that number (RFC 6062 5.3). */
    void attempted(InetSocketAddress peer, int id);

    /** To whom what passes is charged. */
    RelayUsers.User user();

    /** Who holds the relayed address. */
    Credentials credentials();
  }
}
