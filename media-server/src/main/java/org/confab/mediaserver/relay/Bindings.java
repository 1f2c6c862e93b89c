package org.confab.mediaserver.relay;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.confab.protocol.stun.StunError;

/**
 * Connections of peers that wait for a connection of their client (RFC 6062 4.3, 4.4). The client
 * may come to any thread, so it is found here and goes over to that of its allocation.
 */
final class Bindings {
  private final Map<Integer, Waiting> waiting = new ConcurrentHashMap<>();
  private final RandomGenerator random;

  Bindings(RandomGenerator random) {
    this.random = random;
  }

  /** A connection of a peer that waits. */
  interface Waiting {
    /** Who may have it. */
    Credentials credentials();

    /**
     * Its client has come; from any thread.
     *
     * @param client his connection, which is closed with that of the peer
     * @param early what he has sent behind his request
     * @param closed what is done when it is closed
     */
    void bound(SocketChannel client, ByteBuffer early, Runnable closed);
  }

  /** Lets one wait, under a number that cannot be guessed. */
  int add(Waiting one) {
    int id = random.nextInt();
    while (waiting.putIfAbsent(id, one) != null) {
      id = random.nextInt();
    }
    return id;
  }

  /** It waits no longer. */
  void remove(int id, Waiting one) {
    waiting.remove(id, one);
  }

  /** The one of that number, for its client alone; throws {@link TurnRefused} 400 or 441. */
  Waiting take(int id, Credentials who) {
    Waiting found = waiting.get(id);
    if (found == null) {
      throw new TurnRefused(StunError.BAD_REQUEST);
    }
    if (!found.credentials().isOf(who.username())) {
      throw new TurnRefused(StunError.WRONG_CREDENTIALS);
    }
    if (!waiting.remove(id, found)) {
      throw new TurnRefused(StunError.BAD_REQUEST);
    }
    return found;
  }

  int size() {
    return waiting.size();
  }
}
