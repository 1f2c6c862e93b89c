package org.confab.core.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that somebody had done, or wanted to. It never holds what a request carried: passwords
 * come that way. Texts that are too long are cut, and signs that control a terminal are taken out.
 *
 * @param at when, to the millisecond
 * @param who the account; {@link #NOBODY} if nobody had signed in, with the name in the detail
 * @param role its role, empty without one
 * @param origin IP address it came from, or {@code console}
 * @param action what was ordered: method and path of the admin API, or an operation of the console
 * @param status how it ended, as a status of HTTP
 * @param detail what was changed, or why not
 */
public record AuditEntry(
    Instant at, String who, String role, String origin, String action, int status, String detail) {
  /** Who has not signed in. */
  public static final String NOBODY = "-";

  /** Longest name, role and origin. */
  public static final int SHORT = 64;

  /** Longest action and detail. */
  public static final int LONG = 512;

  /** Cuts what is too long. */
  public AuditEntry {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    who = cut(who, SHORT);
    role = cut(role, SHORT);
    origin = cut(origin, SHORT);
    action = cut(action, LONG);
    detail = cut(detail, LONG);
  }

  /** Whether it was refused or failed. */
  public boolean refused() {
    return status >= 400;
  }

  private static String cut(String text, int length) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .map(sign -> Character.isISOControl(sign) ? ' ' : sign)
        .filter(sign -> !Character.isBmpCodePoint(sign) || !Character.isSurrogate((char) sign))
        .limit(length)
        .forEach(plain::appendCodePoint);
    int fits = plain.length() <= length ? plain.length() : plain.offsetByCodePoints(0, length / 2);
    return plain.substring(0, fits);
  }
}
