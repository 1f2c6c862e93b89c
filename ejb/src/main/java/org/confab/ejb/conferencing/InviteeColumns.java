package org.confab.ejb.conferencing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.confab.core.conferencing.ConferenceRecord.Invitee;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/** A row of {@code conference_invitees}, without its key. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class InviteeColumns {
  @Column(name = "invitee")
  private String invitee;

  @Column(name = "invited_role")
  private String role;

  /** For Hibernate. */
  protected InviteeColumns() {}

  InviteeColumns(Invitee listed) {
    invitee = ConferenceKeyColumns.owner(listed.user());
    role = listed.role().wireName();
  }

  boolean is(String user) {
    return invitee.equals(user);
  }

  Invitee value() {
    return new Invitee(SipUri.parse("sip:" + invitee), Role.find(role).orElse(Role.ATTENDEE));
  }
}
