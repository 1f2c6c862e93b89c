package org.confab.ejb.conferencing;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.confab.core.conferencing.ConferenceRecord;
import org.confab.ejb.authentication.SecretBox;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** A row of {@code conferences} with its invitees. */
@Entity
@Table(name = "conferences")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ConferenceEntity {
  @EmbeddedId private ConferenceKeyColumns key;

  @Column(name = "conference_id")
  private String conferenceId;

  private String subject;

  @Column(name = "admission_policy")
  private String admissionPolicy;

  @Column(name = "expires_at")
  private Instant expiresAt;

  private boolean permanent;
  private String mcus;

  @Column(name = "notification_data")
  private @Nullable String notificationData;

  @Column(name = "organizer_data")
  private @Nullable String organizerData;

  @Column(name = "conference_key")
  private byte @Nullable [] conferenceKey;

  private boolean lobby;
  private long autopromote;
  private boolean rolling;

  @Column(name = "mcu_settings")
  private @Nullable String mcuSettings;

  private long version;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @ElementCollection
  @CollectionTable(
      name = "conference_invitees",
      joinColumns = {
        @JoinColumn(name = "owner", referencedColumnName = "owner"),
        @JoinColumn(name = "id_key", referencedColumnName = "id_key")
      })
  @OrderColumn(name = "place")
  private List<InviteeColumns> invitees = new ArrayList<>();

  /** For Hibernate. */
  protected ConferenceEntity() {}

  ConferenceEntity(ConferenceRecord record, SecretBox box) {
    key = new ConferenceKeyColumns(record.organizer(), record.id());
    conferenceId = record.id().asString();
    createdAt = record.created();
    set(record, box);
  }

  /** Takes over everything that a modification may change. */
  final void set(ConferenceRecord record, SecretBox box) {
    ConferenceRecord.Details details = record.details();
    subject = details.subject();
    admissionPolicy = details.admissionPolicy().wireName();
    expiresAt = details.expiry();
    permanent = details.permanent();
    mcus = details.mcus().stream().map(McuType::wireName).collect(Collectors.joining(" "));
    notificationData = details.notificationData().map(Xml::write).orElse(null);
    organizerData = details.organizerData().map(Xml::write).orElse(null);
    ConferenceRecord.Access access = details.access();
    conferenceKey =
        access
            .key()
            .map(secret -> box.seal(secret.getBytes(StandardCharsets.UTF_8), key.binding()))
            .orElse(null);
    lobby = access.lobby();
    autopromote = access.autopromote();
    rolling = access.rolling();
    mcuSettings = McuSettingsColumn.write(details.settings());
    version = record.version();
    modifiedAt = record.modified();
    invitees.clear();
    details.invitees().forEach(invitee -> invitees.add(new InviteeColumns(invitee)));
  }

  long version() {
    return version;
  }

  void personGone(String gone) {
    invitees.removeIf(invitee -> invitee.is(gone));
  }

  void prolong(Instant expiry) {
    expiresAt = expiry;
  }

  ConferenceRecord record(SecretBox box) {
    return new ConferenceRecord(
        SipUri.parse("sip:" + key.owner()),
        ConferenceId.of(conferenceId),
        new ConferenceRecord.Details(
            subject,
            AdmissionPolicy.find(admissionPolicy).orElse(AdmissionPolicy.CLOSED_AUTHENTICATED),
            expiresAt,
            permanent,
            invitees.stream().map(InviteeColumns::value).toList(),
            Arrays.stream(mcus.split(" ")).flatMap(mcu -> McuType.find(mcu).stream()).toList(),
            xml(notificationData),
            xml(organizerData),
            new ConferenceRecord.Access(secret(box), lobby, autopromote, rolling),
            McuSettingsColumn.read(mcuSettings)),
        version,
        createdAt,
        modifiedAt);
  }

  private Optional<String> secret(SecretBox box) {
    return Optional.ofNullable(conferenceKey)
        .map(secret -> new String(box.open(secret, key.binding()), StandardCharsets.UTF_8));
  }

  private static Optional<XmlElement> xml(@Nullable String text) {
    return Optional.ofNullable(text).map(Xml::read);
  }
}
