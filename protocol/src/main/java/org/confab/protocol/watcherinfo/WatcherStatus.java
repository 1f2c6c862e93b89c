package org.confab.protocol.watcherinfo;

import java.util.Locale;

/** Where a subscription stands in the watcher state machine (RFC 3857 4.7.1). */
public enum WatcherStatus {
  PENDING,
  ACTIVE,
  WAITING,
  TERMINATED;

  /** The value of the attribute. */
  public String asString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the attribute; throws {@link IllegalArgumentException} for another text. */
  static WatcherStatus parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
