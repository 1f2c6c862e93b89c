package org.confab.mediaserver.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A way of speaking TURN. */
interface Dialect {
  /**
   * Bytes that {@link #deliver} may use before the data: a frame, the header of an indication, its
   * cookie, a peer of IPv6, the head of the data.
   */
  int HEADROOM = 64;

  /**
   * Longest data that {@link #deliver} takes, in bytes: with what is told beside it, lengths of 16
   * bits still hold it in every dialect.
   */
  int LONGEST_DATA = 0xFFFF - 64;

  /** Takes one message of a client, without what marks its end over TCP. */
  void take(Client client, ByteBuffer message);

  /**
   * Hands data of a peer to the client.
   *
   * @param data from its position to its limit; there are {@link #HEADROOM} bytes before it, and
   *     room for padding behind
   */
  void deliver(Allocation allocation, InetSocketAddress peer, ByteBuffer data);

  /** Tells the client that a peer has connected (RFC 6062 5.3). */
  void attempted(Allocation allocation, InetSocketAddress peer, int id);
}
