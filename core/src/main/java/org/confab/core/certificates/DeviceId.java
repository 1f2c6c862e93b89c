package org.confab.core.certificates;

import java.util.Locale;

/**
 * Names a device of a user in certificate provisioning ([MS-OCAUTHWS] GetAndPublishCert, DeviceId);
 * usually a UUID in braces. Letter case and braces do not count.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters of ASCII, no blanks
 */
public record DeviceId(String value) {
  /** Longest device id, in characters; a UUID in braces has 38. */
  public static final int MAX_LENGTH = 64;

  /** Throws {@link IllegalArgumentException} for an empty or too long id, or one with blanks. */
  public DeviceId {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.startsWith("{") && value.endsWith("}") && value.length() > 1) {
      value = value.substring(1, value.length() - 1);
    }
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a device id has 1 to " + MAX_LENGTH + " characters");
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("a device id has visible ASCII characters only");
    }
  }

  /** Reads a device id as clients spell it. */
  public static DeviceId of(String text) {
    return new DeviceId(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
