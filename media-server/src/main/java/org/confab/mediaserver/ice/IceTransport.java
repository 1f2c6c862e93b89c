package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;

/** Sends STUN from the port of a component. */
@FunctionalInterface
public interface IceTransport {
  /** Sends a packet; it may be lost. Must not block. */
  void send(int component, InetSocketAddress to, byte[] packet);
}
