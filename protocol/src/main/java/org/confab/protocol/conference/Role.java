package org.confab.protocol.conference;

import java.util.Arrays;
import java.util.Optional;

/** What a participant may do in a conference ([MS-CONFBAS] 2.2.2). */
public enum Role {
  PRESENTER("presenter"),
  ATTENDEE("attendee");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  /** The name in documents. */
  public String wireName() {
    return wireName;
  }

  /** The one of that name, compared exactly. */
  public static Optional<Role> find(String wireName) {
    return Arrays.stream(values()).filter(value -> value.wireName.equals(wireName)).findFirst();
  }
}
