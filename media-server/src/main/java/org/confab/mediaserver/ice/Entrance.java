package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.TransactionId;

/**
 * Which packets are looked at, when nothing is known of them but where they come from. Strangers
 * cannot use up what the peer may send: answers to open checks always pass, for nobody else knows
 * their numbers, and the addresses of pairs have a share of their own.
 */
final class Entrance {
  private static final int ANSWERS = 0x01; // RFC 8489 5: this bit of the class
  private static final int ID = StunPacket.HEADER - TransactionId.BYTES;

  private final CheckList checks;
  private final Transactions transactions;
  private final RateLimit pairs;
  private final RateLimit strangers;

  Entrance(IceLimits limits, CheckList checks, Transactions transactions, long now) {
    this.checks = checks;
    this.transactions = transactions;
    pairs = new RateLimit(limits.requestsPerSecond(), now);
    strangers = new RateLimit(limits.requestsPerSecond(), now);
  }

  boolean admits(int component, InetSocketAddress from, byte[] packet, long now) {
    return isAwaited(packet)
        || (checks.find(component, from).isPresent() ? pairs : strangers).take(now);
  }

  private boolean isAwaited(byte[] packet) {
    return packet.length >= StunPacket.HEADER
        && (packet[0] & ANSWERS) != 0
        && transactions
            .find(TransactionId.of(Arrays.copyOfRange(packet, ID, StunPacket.HEADER)))
            .isPresent();
  }
}
