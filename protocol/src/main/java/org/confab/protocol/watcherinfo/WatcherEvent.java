package org.confab.protocol.watcherinfo;

import java.util.Locale;

/** What brought a subscription to its status (RFC 3857 4.7.1). */
public enum WatcherEvent {
  SUBSCRIBE,
  APPROVED,
  DEACTIVATED,
  PROBATION,
  REJECTED,
  TIMEOUT,
  GIVEUP,
  NORESOURCE;

  /** The value of the attribute. */
  public String asString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the attribute; throws {@link IllegalArgumentException} for another text. */
  static WatcherEvent parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
