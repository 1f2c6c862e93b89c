package org.confab.core.conferencing;

import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** {@code getConference} at the Focus Factory: one record of the organizer. */
final class GetConference implements FactoryCommand {
  private final ConferenceRecords records;
  private final RecordDocuments documents;
  private final KeyDelivery keys;

  GetConference(ConferenceRecords records, RecordDocuments documents, KeyDelivery keys) {
    this.keys = keys;
    this.records = records;
    this.documents = documents;
  }

  @Override
  public XmlElement run(SipUri organizer, XmlElement command) {
    ConferenceRecord record = records.named(organizer, command);
    return C3pAnswers.element(command.name())
        .with(
            ConferenceDocumentWriter.element(
                keys.added(documents.whole(record, organizer), record, command)));
  }
}
