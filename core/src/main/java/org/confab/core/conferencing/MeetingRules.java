package org.confab.core.conferencing;

import java.util.Set;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;

/** Port: what policy lets an organizer's conferences have. Answers from memory. */
public interface MeetingRules {
  /** Most participants of one conference, where the server could hold them; at least 1. */
  int size(SipUri organizer);

  /** Whether people without an account may enter. */
  boolean anonymous(SipUri organizer);

  /** Those of the MCU types that the organizer may use. */
  Set<McuType> types(SipUri organizer, Set<McuType> available);
}
