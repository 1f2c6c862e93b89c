package org.confab.core.conferencing;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.conference.ConferenceDescription;
import org.confab.protocol.conference.ConferenceDescription.Organizer;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.EntityView;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.sip.SipUri;

/** Words the records of conferences as conference-info documents. */
final class RecordDocuments {
  private final UserDirectory directory;
  private final Mcus mcus;
  private final MeetingRules rules;
  private final JoinUrls joinUrls;

  RecordDocuments(ConferencingPorts ports) {
    this.directory = ports.directory();
    this.mcus = ports.mcus();
    this.rules = ports.rules();
    this.joinUrls = ports.joinUrls();
  }

  /** The whole record, as its organizer may read it. */
  ConferenceDocument whole(ConferenceRecord record, SipUri organizer) {
    ConferenceRecord.Details details = record.details();
    return new ConferenceDocument(
        ConferenceUri.focus(organizer, record.id()),
        DocumentState.FULL,
        record.version(),
        details.permanent(),
        Optional.of(
            new ConferenceDescription(
                details.subject(),
                mcus(record),
                Optional.of(organizer(record)),
                Optional.of(record.id()),
                Optional.of(details.admissionPolicy()),
                Optional.of(details.expiry()),
                details.notificationData(),
                details.organizerData(),
                access(record))),
        Optional.of(
            new Roster(
                DocumentState.FULL,
                Optional.empty(),
                details.invitees().stream().map(this::invitee).toList())),
        details.mcus().stream().map(mcu -> wanted(details, mcu)).toList());
  }

  private static EntityView wanted(ConferenceRecord.Details details, McuType mcu) {
    return new EntityView(
        mcu.wireName(),
        Optional.ofNullable(details.settings().get(mcu))
            .map(settings -> settings.children())
            .orElse(List.of()));
  }

  /** The summary of a record in a list. */
  ConferenceDocument summary(ConferenceRecord record, SipUri organizer) {
    return new ConferenceDocument(
        ConferenceUri.focus(organizer, record.id()),
        DocumentState.PARTIAL,
        record.version(),
        record.details().permanent(),
        Optional.of(
            new ConferenceDescription(
                record.details().subject(),
                List.of(),
                Optional.empty(),
                Optional.of(record.id()),
                Optional.of(record.details().admissionPolicy()),
                Optional.of(record.details().expiry()),
                Optional.empty(),
                Optional.empty())),
        Optional.empty(),
        List.of());
  }

  /** What participants read of the record. */
  ConferenceDescription description(ConferenceRecord record) {
    return new ConferenceDescription(
        record.details().subject(),
        mcus(record),
        Optional.of(organizer(record)),
        Optional.of(record.id()),
        Optional.of(record.details().admissionPolicy()),
        Optional.empty(),
        record.details().notificationData(),
        Optional.empty(),
        access(record));
  }

  private ConferenceDescription.Access access(ConferenceRecord record) {
    long promoted = record.details().access().autopromote();
    return new ConferenceDescription.Access(
        Optional.empty(),
        Optional.of(joinUrls.of(record.uri())),
        Optional.of(record.details().access().lobby()),
        promoted == 0 ? Optional.empty() : Optional.of(promoted));
  }

  /** The MCUs of a conference: those that it wants, exist, and are allowed to its organizer. */
  List<McuType> mcus(ConferenceRecord record) {
    Set<McuType> available = mcus.types();
    return wanted(record).stream().filter(available::contains).toList();
  }

  /** What a conference may have, whether there is an MCU for it now or not. */
  List<McuType> wanted(ConferenceRecord record) {
    Set<McuType> allowed = rules.types(record.organizer(), EnumSet.allOf(McuType.class));
    List<McuType> named = record.details().mcus();
    return (named.isEmpty() ? List.of(McuType.values()) : named)
        .stream().filter(allowed::contains).toList();
  }

  private Organizer organizer(ConferenceRecord record) {
    return new Organizer(record.organizer().asString(), displayName(record.organizer()));
  }

  /** The name shown for a user: from the directory, else the address. */
  String displayName(SipUri user) {
    return directory
        .find(user)
        .map(found -> found.displayName())
        .filter(name -> !name.isEmpty())
        .orElse(user.address());
  }

  private Roster.User invitee(ConferenceRecord.Invitee invitee) {
    return new Roster.User(
        invitee.user(),
        DocumentState.FULL,
        displayName(invitee.user()),
        List.of(invitee.role()),
        List.of());
  }
}
