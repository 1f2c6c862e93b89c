package org.confab.mediaserver.ice;

import org.confab.protocol.stun.Integrity;

/** How the peer speaks STUN in checks. */
public enum IceDialect {
  /** RFC 5245 and 8445. */
  RFC(Integrity.RFC5389),
  /**
   * [MS-ICE2], as Communicator 2007 R2 and libnice have it: another text below the code, two
   * attributes more, and values that are filled up to four bytes with the filling counted.
   */
  MICROSOFT(Integrity.MS_ICE2);

  private final Integrity integrity;

  IceDialect(Integrity integrity) {
    this.integrity = integrity;
  }

  Integrity integrity() {
    return integrity;
  }
}
