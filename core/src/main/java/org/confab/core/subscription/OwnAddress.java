package org.confab.core.subscription;

import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** What users may do with their own data only. */
public final class OwnAddress {
  private OwnAddress() {}

  /**
   * The user of that endpoint, if he is the one whose data is meant.
   *
   * @throws Refused {@code 403} if it is somebody else's
   */
  public static SipUri require(EndpointId caller, SipUri target) {
    if (!target.aor().equals(caller.aor())) {
      throw new Refused(
          403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "only for one's own address of record");
    }
    return caller.aor();
  }
}
