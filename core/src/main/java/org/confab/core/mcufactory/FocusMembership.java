package org.confab.core.mcufactory;

import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/** Port: who is in a conference. */
public interface FocusMembership {
  /**
   * A participant of the conference.
   *
   * @throws Refused 404 (3012) if the conference is not active, 403 (3014) if the user is not
   *     inside, or may not use this MCU
   */
  McuMember member(ConferenceUri mcu, SipUri user);

  /**
   * As {@link #member(ConferenceUri, SipUri)}, with the role of the endpoint that is about to call.
   */
  McuMember caller(ConferenceUri mcu, EndpointId endpoint);

  /**
   * The connection of a participant who has no account: he is registered nowhere, so there is no
   * other way to him.
   *
   * @return the id of the connection; empty if nobody of that address is inside
   */
  Optional<String> strangersFlow(ConferenceUri mcu, SipUri user);
}
