package org.confab.core.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long the audit log is kept.
 *
 * @param kept {@code confab.audit.days}, 1 to 3,650 days
 */
public record AuditSettings(Duration kept) {
  /** A year, where nothing is set. */
  public static final int DEFAULT_DAYS = 365;

  /** Ten years. */
  public static final int MOST_DAYS = 3650;

  /**
   * Reads it.
   *
   * @param set the value of a property, if it is set
   * @throws IllegalArgumentException if that is no number of days, with the range
   */
  public static AuditSettings of(Function<String, Optional<String>> set) {
    String text = set.apply("confab.audit.days").orElse(Integer.toString(DEFAULT_DAYS));
    if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > MOST_DAYS) {
      throw new IllegalArgumentException(
          "confab.audit.days is no number of days from 1 to " + MOST_DAYS + ": " + text);
    }
    return new AuditSettings(Duration.ofDays(Integer.parseInt(text)));
  }
}
