package org.confab.core.conferencing;

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
  private final Set<McuType> available;

  RecordDocuments(UserDirectory directory, Set<McuType> available) {
    this.directory = directory;
    this.available = Set.copyOf(available);
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
                details.organizerData())),
        Optional.of(
            new Roster(
                DocumentState.FULL,
                Optional.empty(),
                details.invitees().stream().map(this::invitee).toList())),
        details.mcus().stream().map(mcu -> EntityView.of(mcu.wireName())).toList());
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
        Optional.empty());
  }

  private List<McuType> mcus(ConferenceRecord record) {
    return record.details().mcus().stream().filter(available::contains).toList();
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
