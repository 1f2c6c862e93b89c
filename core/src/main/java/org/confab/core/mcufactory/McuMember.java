package org.confab.core.mcufactory;

import java.util.Optional;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/**
 * A participant of a conference, as an MCU needs to know it.
 *
 * @param user address of record
 * @param displayName the name shown to others; may be empty
 * @param role what the user may do
 * @param own what the endpoint that is about to call may do, where that is something else
 */
public record McuMember(SipUri user, String displayName, Role role, Optional<Role> own) {
  /** Normalises the address. */
  public McuMember {
    user = user.aor();
  }

  /** A participant, whichever endpoint is meant. */
  public McuMember(SipUri user, String displayName, Role role) {
    this(user, displayName, role, Optional.empty());
  }
}
