package org.confab.core.conferencing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/**
 * What is kept of an active conference beside its record, so that its members find it as it was
 * when the server comes back.
 *
 * @param focus the conference
 * @param locked whether new participants are kept out
 * @param members who may come back into the locked conference, and whoever was given a role
 * @param saved when
 */
public record LiveRecord(
    ConferenceUri focus, boolean locked, Map<SipUri, Role> members, Instant saved) {
  /** Copies its map. */
  public LiveRecord {
    members = Map.copyOf(members);
  }

  /** The same without that user. */
  LiveRecord without(SipUri user) {
    Map<SipUri, Role> others = new HashMap<>(members);
    others.remove(user.aor());
    return new LiveRecord(focus, locked, others, saved);
  }
}
