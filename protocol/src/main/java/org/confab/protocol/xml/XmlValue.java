package org.confab.protocol.xml;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the simple types of XML Schema from attributes and texts. */
public final class XmlValue {
  /** Largest {@code xs:unsignedInt}. */
  public static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private XmlValue() {}

  /**
   * A whole number between 0 and {@code most}; {@link IllegalArgumentException} for anything else.
   */
  public static long number(String text, long most) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("not a number: " + text, notANumber);
    }
    throw new IllegalArgumentException("number out of range: " + text);
  }

  /** An {@code xs:unsignedInt}; {@link IllegalArgumentException} for anything else. */
  public static long unsignedInt(String text) {
    return number(text, MAX_UNSIGNED_INT);
  }

  /**
   * An {@code xs:dateTime} in UTC, with or without its Z; {@link IllegalArgumentException} for
   * anything else, and for years that no document of these protocols could carry on.
   */
  public static Instant instant(String text) {
    try {
      Instant instant = Instant.parse(text.endsWith("Z") ? text : text + "Z");
      if (isInstant(instant)) {
        return instant;
      }
    } catch (DateTimeParseException bad) {
      throw new IllegalArgumentException("not a time: " + text, bad);
    }
    throw new IllegalArgumentException("not a time: " + text);
  }

  /** A UUID in its full length; {@link IllegalArgumentException} for anything else. */
  public static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a UUID: " + text);
    }
    return UUID.fromString(text);
  }

  /** Whether its year has four digits. */
  public static boolean isInstant(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(END);
  }
}
