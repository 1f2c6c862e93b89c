package org.confab.core.mcufactory;

import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/**
 * A participant of a conference, as an MCU needs to know it.
 *
 * @param user address of record
 * @param displayName the name shown to others; may be empty
 * @param role what the user may do
 */
public record McuMember(SipUri user, String displayName, Role role) {
  /** Normalises the address. */
  public McuMember {
    user = user.aor();
  }
}
