package org.confab.protocol.conference;

import java.util.Arrays;
import java.util.Optional;

/** How much an element of a conference-info document says (RFC 4575 4.1). */
public enum DocumentState {
  /** Everything. */
  FULL("full"),
  /** Only what changed. */
  PARTIAL("partial"),
  /** It is gone. */
  DELETED("deleted");

  private final String wireName;

  DocumentState(String wireName) {
    this.wireName = wireName;
  }

  /** The name in documents. */
  public String wireName() {
    return wireName;
  }

  /** The one of that name, compared exactly. */
  public static Optional<DocumentState> find(String wireName) {
    return Arrays.stream(values()).filter(value -> value.wireName.equals(wireName)).findFirst();
  }
}
