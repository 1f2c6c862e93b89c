package org.confab.protocol.conference;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of conferencing servers, as {@code mcuType} names them ([MS-CONFPRO] 4.7). */
public enum McuType {
  CHAT("chat"),
  AUDIO_VIDEO("audio-video"),
  MEETING("meeting"),
  APPLICATION_SHARING("applicationsharing"),
  PHONE_CONF("phone-conf"),
  DATA_CONF("data-conf");

  private final String wireName;

  McuType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in documents. */
  public String wireName() {
    return wireName;
  }

  /** The one of that name, compared exactly. */
  public static Optional<McuType> find(String wireName) {
    return Arrays.stream(values()).filter(value -> value.wireName.equals(wireName)).findFirst();
  }
}
