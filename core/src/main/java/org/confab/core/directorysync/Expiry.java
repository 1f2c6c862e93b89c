package org.confab.core.directorysync;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When an account ends, as directories write it. */
final class Expiry {
  /** Hundreds of nanoseconds from 1601-01-01, or 0 or the largest number for never. */
  private static final Pattern FILETIME = Pattern.compile("-?\\d{1,19}");

  private static final Pattern GENERALIZED = Pattern.compile("(\\d{14})([.,]\\d+)?Z");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
  private static final Instant BEGIN = Instant.parse("1601-01-01T00:00:00Z");
  private static final long PER_SECOND = 10_000_000;

  /** Beyond this it is never: databases end somewhere. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private Expiry() {}

  /**
   * Reads {@code accountExpires} ([MS-ADA1] 2.1) or a GeneralizedTime in UTC (RFC 4517 3.3.13);
   * none for never.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Optional<Instant> read(String text) {
    Matcher generalized = GENERALIZED.matcher(text.strip());
    try {
      if (generalized.matches()) {
        return Optional.of(
            LocalDateTime.parse(generalized.group(1), SECONDS).toInstant(ZoneOffset.UTC));
      }
      if (FILETIME.matcher(text.strip()).matches()) {
        return filetime(Long.parseLong(text.strip()));
      }
    } catch (DateTimeException | NumberFormatException noTime) {
      throw new IllegalArgumentException("the account expires at no time: " + text, noTime);
    }
    throw new IllegalArgumentException("the account expires at no time: " + text);
  }

  private static Optional<Instant> filetime(long ticks) {
    Instant end = BEGIN.plus(Duration.ofSeconds(ticks / PER_SECOND));
    return ticks <= 0 || !end.isBefore(NEVER) ? Optional.empty() : Optional.of(end);
  }
}
