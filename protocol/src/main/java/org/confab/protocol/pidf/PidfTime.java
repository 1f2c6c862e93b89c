package org.confab.protocol.pidf;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.confab.protocol.xml.XmlValue;

/** Points in time of presence documents (RFC 3339), to the second when written. */
final class PidfTime {
  private PidfTime() {}

  /** The time; empty if the text is none, as times only decorate a document. */
  static Optional<Instant> find(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant())
          .filter(XmlValue::isInstant);
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  static String write(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
