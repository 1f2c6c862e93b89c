package org.confab.mediaserver.relay;

import java.security.SecureRandom;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The ports of relayed addresses: taken at random, so that they cannot be guessed; pairs for RTP
 * and RTCP, the second reserved for the holder of a token (RFC 5766 6.2, EVEN-PORT). From any
 * thread.
 */
final class RelayPorts {
  private record Reserved(int port, long until) {}

  private final int lowest;
  private final int count;
  private final long reservationMillis;
  private final SecureRandom random;
  private final BitSet taken;

  /** Even ports whose next one is taken with them and promised to nobody yet. */
  private final BitSet withNext = new BitSet();

  private final Map<Long, Reserved> reserved = new HashMap<>();

  RelayPorts(int lowest, int highest, long reservationMillis, SecureRandom random) {
    this.lowest = lowest;
    this.count = highest - lowest + 1;
    this.reservationMillis = reservationMillis;
    this.random = random;
    this.taken = new BitSet(count);
  }

  /** A free port; empty if all are taken. */
  synchronized OptionalInt take(long now) {
    forget(now);
    int index = taken.nextClearBit(random.nextInt(count));
    if (index >= count) {
      index = taken.nextClearBit(0);
    }
    return index < count ? took(index) : OptionalInt.empty();
  }

  /**
   * A free even port.
   *
   * @param pair whether the next one is taken too, for {@link #reserveNext}
   */
  synchronized OptionalInt takeEven(boolean pair, long now) {
    forget(now);
    int pairs = count / 2;
    int start = random.nextInt(Math.max(1, pairs));
    int first = lowest & 1;
    for (int i = 0; i < pairs; i++) {
      int index = first + 2 * ((start + i) % pairs);
      if (index + 1 < count && !taken.get(index) && !(pair && taken.get(index + 1))) {
        if (pair) {
          taken.set(index + 1);
          withNext.set(index);
        }
        return took(index);
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt took(int index) {
    taken.set(index);
    return OptionalInt.of(lowest + index);
  }

  /** Keeps the port that was taken with an even one for who shows the token. */
  synchronized long reserveNext(int port, long now) {
    if (!withNext.get(port - lowest)) {
      throw new IllegalArgumentException("no pair was taken: " + port);
    }
    long token = random.nextLong();
    withNext.clear(port - lowest);
    reserved.put(token, new Reserved(port + 1, now + reservationMillis));
    return token;
  }

  /** The port of that token, once. */
  synchronized OptionalInt redeem(long token, long now) {
    forget(now);
    Reserved found = reserved.remove(token);
    return found == null ? OptionalInt.empty() : OptionalInt.of(found.port());
  }

  /** The port is free again, and the one that was taken with it if that is promised to nobody. */
  synchronized void release(int port) {
    int index = port - lowest;
    taken.clear(index);
    if (withNext.get(index)) {
      withNext.clear(index);
      taken.clear(index + 1);
    }
  }

  /** How many are in use or reserved. */
  synchronized int used() {
    return taken.cardinality();
  }

  private void forget(long now) {
    reserved
        .values()
        .removeIf(
            one -> {
              boolean over = one.until() <= now;
              if (over) {
                taken.clear(one.port() - lowest);
              }
              return over;
            });
  }
}
