package org.confab.mediaserver.audio;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.confab.protocol.rtp.MediaComponent;

/** The pair of local ports of a leg, shared by media and STUN (RFC 7983). */
public interface LegTransport {
  /** Where a component is bound. */
  InetSocketAddress local(MediaComponent component);

  /**
   * Sends a STUN message from a component's port; from any thread. It is lost, as any datagram may
   * be, if the socket takes none at the moment or the leg has left.
   */
  void send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to);

  /** Who gets the STUN messages that arrive; nobody at first. */
  void receive(StunReceiver receiver);

  /** Runs something on the leg's loop, where STUN messages are delivered too. It must not block. */
  void execute(Runnable work);

  /** Gets STUN messages, on the leg's loop. */
  @FunctionalInterface
  interface StunReceiver {
    /** A message; the buffer holds it only until this returns. Must not block. */
    void received(MediaComponent component, ByteBuffer datagram, InetSocketAddress from);
  }
}
