package org.confab.protocol.sdp;

/**
 * One {@code a=} line (RFC 4566 5.13).
 *
 * @param name before the colon
 * @param value behind it; empty for a property attribute
 */
public record SdpAttribute(String name, String value) {
  /** Throws {@link IllegalArgumentException} for what would not stand on one line. */
  public SdpAttribute {
    SdpText.word(name);
    SdpText.line(value);
    if (name.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a colon in the name of an attribute");
    }
  }

  /** One without a value. */
  public static SdpAttribute flag(String name) {
    return new SdpAttribute(name, "");
  }

  /** Whether this is its name, in any case. */
  public boolean is(String wanted) {
    return name.equalsIgnoreCase(wanted);
  }
}
