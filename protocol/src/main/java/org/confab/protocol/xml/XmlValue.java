package org.confab.protocol.xml;

/** Reads the simple types of XML Schema from attributes and texts. */
public final class XmlValue {
  /** Largest {@code xs:unsignedInt}. */
  public static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

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
}
