package org.confab.protocol.lcs;

import java.util.Arrays;
import java.util.Locale;

/** To whom an access control entry applies ([MS-SIP] 2.2.3); the earlier one is more specific. */
public enum AceType {
  /** One user, named by the mask. */
  USER,
  /** Everybody of a domain, named by the mask. */
  DOMAIN,
  /** Everybody; there is no mask. */
  ALL;

  /** Reads the name; throws {@link IllegalArgumentException} for an unknown one. */
  static AceType parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(type -> type.name().equals(upper))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not an ACE type: " + text));
  }
}
