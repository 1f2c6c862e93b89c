package org.confab.core.subscription;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a subscriber offers in its Supported headers, one row per token ([MS-SIP] 3.4–3.6). */
public enum SubscribeOption {
  /** The first notification travels in the 200. */
  PIGGYBACK("ms-piggyback-first-notify"),
  /** Notifications are BENOTIFY: nobody answers them. */
  BEST_EFFORT("ms-benotify"),
  /** Every notification restarts the subscription's timer. */
  AUTOEXTEND("com.microsoft.autoextend"),
  /** The subscriber understands resource lists (RFC 4662). */
  EVENTLIST("eventlist");

  private final String token;

  SubscribeOption(String token) {
    this.token = token;
  }

  /** The option tag in Supported headers. */
  public String token() {
    return token;
  }

  /** The options among these tags; unknown tags are passed over. */
  public static Set<SubscribeOption> among(Collection<String> tags) {
    Set<SubscribeOption> found = EnumSet.noneOf(SubscribeOption.class);
    for (String tag : tags) {
      String lower = tag.strip().toLowerCase(Locale.ROOT);
      Arrays.stream(values()).filter(option -> option.token.equals(lower)).forEach(found::add);
    }
    return found;
  }
}
