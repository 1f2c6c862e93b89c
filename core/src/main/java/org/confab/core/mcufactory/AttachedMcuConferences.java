package org.confab.core.mcufactory;

import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** Hands over to the Focus once it is there; before that no conference is active. */
public final class AttachedMcuConferences implements McuConferences, FocusMembership {
  private volatile Optional<McuConferences> conferences = Optional.empty();
  private volatile Optional<FocusMembership> membership = Optional.empty();

  /** From now on the Focus is asked. */
  public void attach(McuConferences theConferences, FocusMembership theMembership) {
    conferences = Optional.of(theConferences);
    membership = Optional.of(theMembership);
  }

  @Override
  public McuConference describe(ConferenceUri mcu, long generation) {
    return conferences.orElseThrow(() -> unknown(mcu)).describe(mcu, generation);
  }

  @Override
  public void state(McuState state) {
    conferences.ifPresent(focus -> focus.state(state));
  }

  @Override
  public void served(ConferenceUri mcu) {
    conferences.ifPresent(focus -> focus.served(mcu));
  }

  @Override
  public void unserved(ConferenceUri mcu) {
    conferences.ifPresent(focus -> focus.unserved(mcu));
  }

  @Override
  public McuMember member(ConferenceUri mcu, SipUri user) {
    return membership.orElseThrow(() -> unknown(mcu)).member(mcu, user);
  }

  @Override
  public McuMember caller(ConferenceUri mcu, EndpointId endpoint) {
    return membership.orElseThrow(() -> unknown(mcu)).caller(mcu, endpoint);
  }

  @Override
  public Optional<String> strangersFlow(ConferenceUri mcu, SipUri user) {
    return membership.flatMap(focus -> focus.strangersFlow(mcu, user));
  }

  private static Refused unknown(ConferenceUri mcu) {
    return new Refused(404, Diagnostic.CONFERENCE_URI_INVALID, "not active: " + mcu.asString());
  }
}
