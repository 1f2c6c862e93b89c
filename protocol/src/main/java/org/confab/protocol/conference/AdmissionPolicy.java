package org.confab.protocol.conference;

import java.util.Arrays;
import java.util.Optional;

/** Who may enter a conference ([MS-CONFPRO] 2.2.3). */
public enum AdmissionPolicy {
  /** Authenticated users whom the organizer has listed. */
  CLOSED_AUTHENTICATED("closedAuthenticated"),
  /** Every authenticated user of the enterprise. */
  OPEN_AUTHENTICATED("openAuthenticated"),
  /** Everybody who knows the key. */
  ANONYMOUS("anonymous");

  private final String wireName;

  AdmissionPolicy(String wireName) {
    this.wireName = wireName;
  }

  /** The name in documents. */
  public String wireName() {
    return wireName;
  }

  /** The one of that name, compared exactly. */
  public static Optional<AdmissionPolicy> find(String wireName) {
    return Arrays.stream(values()).filter(value -> value.wireName.equals(wireName)).findFirst();
  }
}
