package org.confab.mediaserver.sip;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.confab.protocol.sip.RawMessage;
import org.jspecify.annotations.Nullable;

/**
 * A 200 to an INVITE that is repeated until its ACK comes (RFC 3261 13.3.1.4): the way to the phone
 * may lose it even if the way to the server does not.
 */
final class PendingAck {
  private final SipConnection connection;
  private final SipWire wire;
  private final String number;
  private final byte[] answer;
  private final Runnable givenUp;
  private final long began = System.nanoTime();
  private Duration distance;
  private boolean over;
  private @Nullable ScheduledFuture<?> next;

  /**
   * @param number that of the INVITE's CSeq, and so of its ACK's (RFC 3261 13.2.2.4)
   * @param givenUp runs when no ACK has come in the time of a transaction
   */
  PendingAck(
      SipConnection connection, SipWire wire, String number, byte[] answer, Runnable givenUp) {
    this.connection = connection;
    this.wire = wire;
    this.number = number;
    this.answer = answer;
    this.givenUp = givenUp;
    this.distance = wire.limits().retransmission();
  }

  /** Sends the answer, now and again. */
  synchronized void start() {
    connection.send(answer);
    schedule();
  }

  private void schedule() {
    next = wire.timer().schedule(this::repeat, distance.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void repeat() {
    synchronized (this) {
      if (over) {
        return;
      }
      if (System.nanoTime() - began < wire.limits().transaction().toNanos()) {
        Duration twice = distance.multipliedBy(2);
        Duration most = wire.limits().longestRetransmission();
        distance = twice.compareTo(most) > 0 ? most : twice;
        connection.send(answer);
        schedule();
        return;
      }
      over = true;
    }
    givenUp.run();
  }

  /** Whether this is the ACK that is awaited, and not that of an INVITE before. */
  boolean awaits(RawMessage ack) {
    return ack.cseqNumber().equals(number);
  }

  /** The ACK has come, or nobody waits for it any more. */
  synchronized void acknowledged() {
    over = true;
    if (next != null) {
      next.cancel(false);
    }
  }
}
