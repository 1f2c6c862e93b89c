package org.confab.core.trace;

import java.time.Duration;

/**
 * How much is traced.
 *
 * @param traces most traces that are kept, those that are off among them
 * @param messages most messages of one trace; the oldest go first
 * @param characters most characters of the messages of one trace together
 * @param text most characters of one message; what is beyond is cut off
 * @param longest how long a trace may be on
 * @param kept how long one that is off can still be read
 * @param waiting most messages that wait to be masked
 * @param waitingBytes most bytes that wait to be masked
 * @param calls most Call-IDs that a trace remembers
 * @param addresses most IP addresses of clients that a trace remembers
 */
public record TraceLimits(
    int traces,
    int messages,
    int characters,
    int text,
    Duration longest,
    Duration kept,
    int waiting,
    int waitingBytes,
    int calls,
    int addresses) {

  /** How long a trace is on if nothing else is said. */
  public static final Duration USUAL = Duration.ofMinutes(15);

  /** Those of the product: 16 traces with at most 64 million characters. */
  public static final TraceLimits DEFAULT =
      new TraceLimits(
          16,
          5_000,
          4_000_000,
          32 * 1024,
          Duration.ofHours(24),
          Duration.ofHours(24),
          1_000,
          8 * 1024 * 1024,
          4_096,
          256);

  /**
   * These, but for what administrators choose.
   *
   * @param most most traces that are kept
   * @param messagesOfOne most messages of one
   * @param charactersOfOne most characters of one
   * @param on how long one may be on
   * @param readable how long one that is off can still be read
   */
  public TraceLimits with(
      int most, int messagesOfOne, int charactersOfOne, Duration on, Duration readable) {
    return new TraceLimits(
        most,
        messagesOfOne,
        charactersOfOne,
        text,
        on,
        readable,
        waiting,
        waitingBytes,
        calls,
        addresses);
  }
}
