package org.confab.mediaserver.sip;

import java.time.Duration;

/**
 * What the user agent takes and how long it waits.
 *
 * @param headerBytes of one message
 * @param bodyBytes of one message; a conference refuses less ({@code ImLimits.messageBytes})
 * @param waitingBytes that the server has not read yet, before its connection is closed
 * @param connections at once, those in their handshake included
 * @param handshake longest TLS handshake
 * @param transaction how long a final answer is awaited: timer F of RFC 3261
 * @param ringing how long an INVITE of its own may ring
 * @param retransmission first distance of a repeated 200 to an INVITE: timer T1
 * @param longestRetransmission last distance: T2
 */
public record SipLimits(
    int headerBytes,
    int bodyBytes,
    int waitingBytes,
    int connections,
    Duration handshake,
    Duration transaction,
    Duration ringing,
    Duration retransmission,
    Duration longestRetransmission) {

  /** What an instance has. */
  public static final SipLimits DEFAULT =
      new SipLimits(
          65_536,
          1_048_576,
          8_388_608,
          16,
          Duration.ofSeconds(10),
          Duration.ofSeconds(32),
          Duration.ofSeconds(60),
          Duration.ofMillis(500),
          Duration.ofSeconds(4));
}
