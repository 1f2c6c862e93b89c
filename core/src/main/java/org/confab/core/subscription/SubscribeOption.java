package org.confab.core.subscription;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a subscriber offers in its Supported headers, one row per token ([MS-SIP] 3.4–3.6), and what
 * is known of it by its name.
 */
public enum SubscribeOption {
  /** The first notification travels in the 200. */
  PIGGYBACK("ms-piggyback-first-notify"),
  /** Notifications are BENOTIFY: nobody answers them. */
  BEST_EFFORT("ms-benotify"),
  /** Every notification restarts the subscription's timer. */
  AUTOEXTEND("com.microsoft.autoextend"),
  /** The subscriber understands resource lists (RFC 4662). */
  EVENTLIST("eventlist"),
  /**
   * pidgin-sipe (1.25.0) crashes when it is told that another device of its user has removed a
   * group.
   */
  GROUPS_STAY("");

  private static final Pattern PIDGIN_SIPE = Pattern.compile("\\bSipe/\\d");

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

  /** The options among these tags, and what is known of a client that calls itself so. */
  public static Set<SubscribeOption> of(Collection<String> tags, String userAgent) {
    Set<SubscribeOption> found = among(tags);
    if (PIDGIN_SIPE.matcher(userAgent).find()) {
      found.add(GROUPS_STAY);
    }
    return found;
  }
}
