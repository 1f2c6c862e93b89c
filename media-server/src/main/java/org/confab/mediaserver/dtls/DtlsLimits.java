package org.confab.mediaserver.dtls;

import java.time.Duration;

/**
 * What handshakes may take.
 *
 * @param atOnce handshakes that run, each with a thread; more wait
 * @param waiting handshakes that wait for a thread; more fail at once
 * @param handshake longest that one takes, waiting for the other side to begin included
 * @param retransmission first distance of a repeated flight, doubled each time (RFC 6347 4.2.4.1)
 * @param queued datagrams of one handshake that wait to be read; more are lost
 * @param messageBytes longest message of a handshake
 * @param certificates most in the other side's chain; it is its first that counts
 * @param datagramBytes longest datagram that is sent
 */
public record DtlsLimits(
    int atOnce,
    int waiting,
    Duration handshake,
    Duration retransmission,
    int queued,
    int messageBytes,
    int certificates,
    int datagramBytes) {
  /** What an instance has. */
  public static final DtlsLimits DEFAULT =
      new DtlsLimits(
          32, 500, Duration.ofSeconds(15), Duration.ofMillis(500), 32, 8 * 1024, 4, 1_200);
}
