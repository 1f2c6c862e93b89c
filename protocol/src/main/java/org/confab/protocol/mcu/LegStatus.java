package org.confab.protocol.mcu;

import java.util.Arrays;
import java.util.Optional;

/** How far the session of an endpoint with an MCU is (endpoint status of RFC 4575 5.7.2). */
public enum LegStatus {
  /** Authorised: its INVITE may come. */
  PENDING("pending"),
  /** The MCU's INVITE is under way. */
  DIALING_OUT("dialing-out"),
  CONNECTED("connected"),
  /** It is over; documents say so with the state {@code deleted}. */
  DISCONNECTED("disconnected");

  private final String wireName;

  LegStatus(String wireName) {
    this.wireName = wireName;
  }

  /** The name in documents. */
  public String wireName() {
    return wireName;
  }

  /** The one of that name. */
  public static Optional<LegStatus> find(String wireName) {
    return Arrays.stream(values()).filter(value -> value.wireName.equals(wireName)).findFirst();
  }
}
