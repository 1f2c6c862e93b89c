package org.confab.core.conferencing;

import java.util.Set;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;

/** A policy that tests set. */
final class TestRules implements MeetingRules {
  int size = 1000;
  boolean anonymous = true;

  @Override
  public int size(SipUri organizer) {
    return size;
  }

  @Override
  public boolean anonymous(SipUri organizer) {
    return anonymous;
  }

  @Override
  public Set<McuType> types(SipUri organizer, Set<McuType> available) {
    return available;
  }
}
