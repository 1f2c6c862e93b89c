package org.confab.protocol.webticket;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times of web services: {@code xs:dateTime} in UTC, written in whole seconds. */
final class UtcTime {
  private static final int MAX_LENGTH = 40;

  private UtcTime() {}

  static String write(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The instant of a text with a zone; empty if it is none. */
  static Optional<Instant> read(String text) {
    try {
      return text.length() > MAX_LENGTH
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
