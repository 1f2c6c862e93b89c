package org.confab.protocol.presence;

import java.util.Arrays;
import java.util.Locale;

/** What ends a category instance ([MS-PRES] 2.2.2). */
public enum ExpireType {
  /** Nothing but its deletion. */
  STATIC,
  /** The end of the user's last endpoint. */
  USER,
  /** The end of the endpoint that published it. */
  ENDPOINT,
  /** Its {@code expires} seconds. */
  TIME;

  /** The attribute's value. */
  public String asString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads an attribute's value; throws {@link IllegalArgumentException} for an unknown one. */
  public static ExpireType parse(String text) {
    return Arrays.stream(values())
        .filter(type -> type.asString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not an expireType: " + text));
  }
}
