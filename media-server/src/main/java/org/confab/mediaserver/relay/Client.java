package org.confab.mediaserver.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Who speaks to the relay: an address over UDP, or a TCP connection. Of one thread. */
abstract class Client {
  private final InetSocketAddress remote;
  private @Nullable Allocation allocation;

  Client(InetSocketAddress remote) {
    this.remote = remote;
  }

  /** Its address as the relay sees it. */
  final InetSocketAddress remote() {
    return remote;
  }

  /** What it holds, if anything. */
  final @Nullable Allocation allocation() {
    return allocation;
  }

  /** From now on it holds that, or nothing. */
  void holds(@Nullable Allocation held) {
    allocation = held;
  }

  /** Whether what is sent arrives in order: over TCP, where the dialects mark where it ends. */
  abstract boolean stream();

  /** It carries from now on what a peer's connection brings; of connections alone. */
  void joins(Bindings.Waiting peer) {
    throw new IllegalStateException("no connection");
  }

  /** Sends it as it is; what cannot be sent now is lost. */
  abstract void send(ByteBuffer packet);
}
