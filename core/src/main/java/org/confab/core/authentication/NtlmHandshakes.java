package org.confab.core.authentication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Challenges of connection-oriented NTLM that wait for their answer, one for each connection. A
 * challenge is used once. Bounded; the oldest makes room. Safe for use by several threads.
 */
final class NtlmHandshakes {
  /** Most connections in the middle of a handshake. */
  static final int MAX_WAITING = 4096;

  /** How long a client may take for its answer. */
  static final Duration MAX_AGE = Duration.ofSeconds(60);

  /** Both tokens so far, and when the challenge was sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Started(byte[] negotiate, byte[] challenge, Instant at) {}

  private final Clock clock;
  private final Map<String, Started> waiting =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Started> eldest) {
          return size() > MAX_WAITING;
        }
      };

  NtlmHandshakes(Clock clock) {
    this.clock = clock;
  }

  synchronized void begin(String connection, byte[] negotiate, byte[] challenge) {
    waiting.remove(connection);
    waiting.put(connection, new Started(negotiate, challenge, clock.instant()));
  }

  /** The handshake of that connection, which is over with this call. */
  synchronized Optional<Started> take(String connection) {
    return Optional.ofNullable(waiting.remove(connection))
        .filter(started -> clock.instant().isBefore(started.at().plus(MAX_AGE)));
  }
}
