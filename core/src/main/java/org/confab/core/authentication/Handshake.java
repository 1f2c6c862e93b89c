package org.confab.core.authentication;

import java.time.Duration;
import java.time.Instant;

/**
 * A challenge that waits for its answer. It is used once, whatever the answer is.
 *
 * @param opaque names it, and later the association
 * @param version the protocol version that the client speaks
 * @param challenge the CHALLENGE token that was sent
 * @param started when it was sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Handshake(String opaque, int version, byte[] challenge, Instant started) {
  /** How long a client may take for its answer. */
  static final Duration MAX_AGE = Duration.ofSeconds(60);

  boolean isValid(Instant now) {
    return now.isBefore(started.plus(MAX_AGE));
  }

  @Override
  public String toString() {
    return "Handshake[" + opaque + "]";
  }
}
