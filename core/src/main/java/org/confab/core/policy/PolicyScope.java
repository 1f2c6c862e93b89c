package org.confab.core.policy;

import java.util.Locale;
import java.util.regex.Pattern;
import org.confab.protocol.sip.SipUri;

/**
 * For whom a setting holds.
 *
 * @param kind how many people that are
 * @param owner empty for everybody; a site's name or a user's {@code user@domain}, in lower case
 */
public record PolicyScope(Kind kind, String owner) {
  /** From the widest to the narrowest; the narrowest that says something counts. */
  public enum Kind {
    /** Everybody. */
    GLOBAL,
    /** The users of one site. */
    SITE,
    /** One user. */
    USER
  }

  /** Everybody. */
  public static final PolicyScope GLOBAL = new PolicyScope(Kind.GLOBAL, "");

  private static final String SITE_PREFIX = "site:";
  private static final Pattern SITE_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** Checks that the owner fits the kind. */
  public PolicyScope {
    boolean fits =
        switch (kind) {
          case GLOBAL -> owner.isEmpty();
          case SITE -> isSite(owner);
          case USER -> owner.equals(SipUri.parse("sip:" + owner).aor().address());
        };
    if (!fits) {
      throw new IllegalArgumentException("no owner of the scope " + kind + ": " + owner);
    }
  }

  /** The users of a site. */
  public static PolicyScope site(String name) {
    return new PolicyScope(Kind.SITE, name.toLowerCase(Locale.ROOT));
  }

  /** One user. */
  public static PolicyScope user(SipUri user) {
    return new PolicyScope(Kind.USER, user.aor().address());
  }

  /** Whether a site may have that name: up to 64 letters, digits, dots, hyphens, underscores. */
  static boolean isSite(String name) {
    return SITE_NAME.matcher(name).matches();
  }

  /**
   * Reads {@code global}, {@code site:NAME} or {@code sip:NAME@DOMAIN}.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static PolicyScope parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.equals("global")) {
      return GLOBAL;
    }
    if (lower.startsWith(SITE_PREFIX) && isSite(lower.substring(SITE_PREFIX.length()))) {
      return site(lower.substring(SITE_PREFIX.length()));
    }
    if (lower.startsWith("sip:") && lower.indexOf('@') > 0) {
      return user(SipUri.parse(lower));
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no scope: global, site:NAME or sip:NAME@DOMAIN");
  }

  /** As {@link #parse} reads it. */
  public String asString() {
    return switch (kind) {
      case GLOBAL -> "global";
      case SITE -> SITE_PREFIX + owner;
      case USER -> "sip:" + owner;
    };
  }
}
