package org.confab.mediaserver.audio;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.confab.protocol.rtp.MediaComponent;

/** The pair of local ports of a leg, shared by media, STUN and handshakes (RFC 7983). */
public interface LegTransport {
  /** Where a component is bound. */
  InetSocketAddress local(MediaComponent component);

  /**
   * Sends a datagram that is no media from a component's port; from any thread. It is lost, as any
   * datagram may be, if the socket takes none at the moment or the leg has left.
   */
  void send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to);

  /** Who gets the STUN messages that arrive; nobody at first. */
  void receive(Receiver receiver);

  /** Who gets the messages of handshakes (DTLS) that arrive; nobody at first. */
  void handshakes(Receiver receiver);

  /**
   * Takes TCP connections too, at the same ports: each carries datagrams of one component, framed
   * by RFC 4571, and is known by the address of its other end, as the origin of what comes and the
   * target of what is sent. A leg that cannot have the port has none. Only from one thread at a
   * time.
   */
  void listen();

  /** Runs something on the leg's loop, where messages are delivered too. It must not block. */
  void execute(Runnable work);

  /** Gets messages of one kind, on the leg's loop. */
  @FunctionalInterface
  interface Receiver {
    /** A message; the buffer holds it only until this returns. Must not block. */
    void received(MediaComponent component, ByteBuffer datagram, InetSocketAddress from);
  }
}
