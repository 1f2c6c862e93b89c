package org.confab.mediaserver.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A relayed address: what peers see of a client. */
interface PeerSocket {
  /** Its port. */
  int port();

  /** Sends to a peer; what cannot be sent now is lost. */
  void send(InetSocketAddress peer, ByteBuffer data);

  /** Nothing comes and goes any more. */
  void close();

  /** Opens relayed addresses. */
  interface Opener {
    /** Opens one; what comes is given to the receiver. */
    PeerSocket open(int port, Receiver receiver) throws IOException;
  }

  /** Takes what peers send. */
  interface Receiver {
    /** See {@link Dialect#deliver}. */
    void received(InetSocketAddress peer, ByteBuffer data);
  }
}
