package org.confab.mediaserver.relay;

import java.nio.ByteBuffer;

/** Finds out by the first bytes which dialect a client speaks. */
record Dialects(StandardTurn standard, MsTurn ms) {
  /**
   * Takes a datagram. The cookie of [MS-TURN] is looked for first: its data may look like anything
   * else, even like STUN, once it has an active destination.
   */
  void datagram(Client client, ByteBuffer packet) {
    Allocation held = client.allocation();
    boolean speaksMs = held != null && held.ms().speaks();
    if (speaksMs || MsTurn.isMessage(packet)) {
      ms.take(client, packet);
    } else {
      standard.take(client, packet);
    }
  }
}
