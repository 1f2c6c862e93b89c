package org.confab.ejb.conferencing;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.confab.core.conferencing.LiveRecord;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/** A row of {@code conference_live} with its members. */
@Entity
@Table(name = "conference_live")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class LiveConferenceEntity {
  @EmbeddedId private ConferenceKeyColumns key;

  @Column(name = "conference_id")
  private String conferenceId;

  private boolean locked;

  @Column(name = "saved_at")
  private Instant savedAt;

  @ElementCollection
  @CollectionTable(
      name = "conference_live_members",
      joinColumns = {
        @JoinColumn(name = "owner", referencedColumnName = "owner"),
        @JoinColumn(name = "id_key", referencedColumnName = "id_key")
      })
  @MapKeyColumn(name = "member")
  @Column(name = "member_role")
  private Map<String, String> members = new HashMap<>();

  /** For Hibernate. */
  protected LiveConferenceEntity() {}

  LiveConferenceEntity(LiveRecord live) {
    key = new ConferenceKeyColumns(live.focus().organizer(), live.focus().id());
    conferenceId = live.focus().id().asString();
    set(live);
  }

  final void set(LiveRecord live) {
    locked = live.locked();
    savedAt = live.saved();
    members.clear();
    live.members()
        .forEach((user, role) -> members.put(ConferenceKeyColumns.owner(user), role.wireName()));
  }

  void personGone(String gone) {
    members.remove(gone);
  }

  LiveRecord record() {
    Map<SipUri, Role> roles = new HashMap<>();
    members.forEach(
        (user, role) ->
            roles.put(SipUri.parse("sip:" + user), Role.find(role).orElse(Role.ATTENDEE)));
    return new LiveRecord(
        ConferenceUri.focus(SipUri.parse("sip:" + key.owner()), ConferenceId.of(conferenceId)),
        locked,
        roles,
        savedAt);
  }
}
