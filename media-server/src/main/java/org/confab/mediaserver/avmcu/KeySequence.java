package org.confab.mediaserver.avmcu;

import java.time.Duration;
import java.time.Instant;
import org.confab.protocol.rtp.TelephoneEvent.Key;

/** The keys that one person presses: star and another, one after the other. */
final class KeySequence {
  /** What a pair of keys is. */
  enum Meaning {
    /** No pair yet, or keys for somebody else. */
    NOTHING,
    /** Star and a key, which {@link #key} tells. */
    COMMAND,
    /** As that, but too soon after the last. */
    TOO_SOON
  }

  /** After this long star is forgotten. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  /** Nobody does more than one thing in that time. */
  static final Duration DISTANCE = Duration.ofMillis(400);

  private Instant star = Instant.MIN;
  private Instant last = Instant.MIN;
  private Key key = Key.STAR;

  /** A key is pressed. */
  Meaning pressed(Key pressed, Instant now) {
    if (pressed == Key.STAR) {
      star = now;
      return Meaning.NOTHING;
    }
    boolean pair = star.isAfter(now.minus(PATIENCE));
    star = Instant.MIN;
    if (!pair) {
      return Meaning.NOTHING;
    }
    key = pressed;
    if (last.isAfter(now.minus(DISTANCE))) {
      return Meaning.TOO_SOON;
    }
    last = now;
    return Meaning.COMMAND;
  }

  /** The key after star. */
  Key key() {
    return key;
  }
}
