package org.confab.protocol.mcu;

import java.util.Arrays;
import java.util.Optional;

/** Who began the session of an endpoint with an MCU (RFC 4575 5.7.3). */
public enum JoiningMethod {
  /** The endpoint: it sent the INVITE. */
  DIALED_IN("dialed-in"),
  /** The MCU. */
  DIALED_OUT("dialed-out");

  private final String wireName;

  JoiningMethod(String wireName) {
    this.wireName = wireName;
  }

  /** The name in documents. */
  public String wireName() {
    return wireName;
  }

  /** The one of that name. */
  public static Optional<JoiningMethod> find(String wireName) {
    return Arrays.stream(values()).filter(value -> value.wireName.equals(wireName)).findFirst();
  }
}
