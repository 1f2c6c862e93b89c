package org.confab.protocol.mras;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** From where a client reaches a media relay ([MS-AVEDGEA] 2.2, {@code locationType}). */
public enum RelayLocation {
  INTRANET,
  INTERNET;

  /** The word in documents. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The location of that word, in whatever case. */
  public static Optional<RelayLocation> find(String word) {
    return Arrays.stream(values()).filter(row -> row.name().equalsIgnoreCase(word)).findFirst();
  }
}
