package org.confab.core.authentication;

import java.time.Duration;
import java.time.Instant;

/**
 * A handshake that waits for the client's next token. It is taken with that token, whatever the
 * token is, and put back only if the handshake goes on.
 *
 * @param opaque names it, and later the association
 * @param version the protocol version that the client speaks
 * @param scheme what it is a handshake of
 * @param exchange where the scheme stands
 * @param started when the client's first token came
 */
record Handshake(
    String opaque, int version, TokenScheme scheme, TokenExchange exchange, Instant started) {
  /** How long a client may take for all its tokens. */
  static final Duration MAX_AGE = Duration.ofSeconds(60);

  boolean isValid(Instant now) {
    return now.isBefore(started.plus(MAX_AGE));
  }

  @Override
  public String toString() {
    return "Handshake[" + opaque + "]";
  }
}
