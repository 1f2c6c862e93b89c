package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.TransactionId;

/**
 * Which packets are looked at, when nothing is known of them but where they come from. Strangers
 * cannot use up what the peer may send: answers to open checks always pass, for nobody else knows
 * their numbers; the addresses of pairs have a share of their own, and so has every address from
 * which a check with a right code has come. What does not even have our name in it is dropped
 * before it costs a share or a code.
 */
final class Entrance {
  private static final int ANSWERS = 0x01; // RFC 8489 5: this bit of the class
  private static final int ID = StunPacket.HEADER - TransactionId.BYTES;

  private final IceLimits limits;
  private final byte[] name;
  private final CheckList checks;
  private final Transactions transactions;
  private final RateLimit pairs;
  private final RateLimit strangers;
  private final Map<InetSocketAddress, RateLimit> proven = new LinkedHashMap<>();

  /** What happens to a packet. */
  enum Verdict {
    ADMITTED,
    /** It is not for us. */
    REFUSED,
    /** There were too many. */
    FLOODED
  }

  /**
   * Nobody has proven anything yet.
   *
   * @param ufrag our name in checks
   */
  Entrance(IceLimits limits, String ufrag, CheckList checks, Transactions transactions, long now) {
    this.limits = limits;
    this.checks = checks;
    this.transactions = transactions;
    name = (ufrag + ":").getBytes(StandardCharsets.US_ASCII);
    pairs = new RateLimit(limits.requestsPerSecond(), now);
    strangers = new RateLimit(limits.requestsPerSecond(), now);
  }

  Verdict admits(int component, InetSocketAddress from, byte[] packet, long now) {
    if (isAwaited(packet)) {
      return Verdict.ADMITTED;
    }
    if (checks.find(component, from).isPresent()) {
      return share(pairs, now);
    }
    RateLimit own = proven.get(from);
    if (own != null) {
      return share(own, now);
    }
    return namesUs(packet) ? share(strangers, now) : Verdict.REFUSED;
  }

  private static Verdict share(RateLimit share, long now) {
    return share.take(now) ? Verdict.ADMITTED : Verdict.FLOODED;
  }

  /** A check with a right code came from there. Of too many the first is a stranger again. */
  void proven(InetSocketAddress from, long now) {
    if (proven.containsKey(from)) {
      return;
    }
    if (proven.size() >= limits.pairs()) {
      proven.remove(proven.keySet().iterator().next());
    }
    RateLimit own = new RateLimit(limits.requestsPerSecond(), now);
    proven.put(from, own);
    var unused = own.take(now); // that check itself
  }

  private boolean isAwaited(byte[] packet) {
    return packet.length >= StunPacket.HEADER
        && (packet[0] & ANSWERS) != 0
        && transactions
            .find(TransactionId.of(Arrays.copyOfRange(packet, ID, StunPacket.HEADER)))
            .isPresent();
  }

  /** Wherever in it: which attribute it is shows when it is read. */
  private boolean namesUs(byte[] packet) {
    for (int at = StunPacket.HEADER; at + name.length <= packet.length; at++) {
      if (Arrays.equals(packet, at, at + name.length, name, 0, name.length)) {
        return true;
      }
    }
    return false;
  }
}
