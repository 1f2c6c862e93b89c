package org.confab.core.conferencing;

import java.time.Clock;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** {@code getConferences}: the organizer's conferences that have not expired, in short. */
final class GetConferences implements FactoryCommand {
  private final ConferenceStore store;
  private final RecordDocuments documents;
  private final Clock clock;

  GetConferences(ConferenceStore store, RecordDocuments documents, Clock clock) {
    this.store = store;
    this.documents = documents;
    this.clock = clock;
  }

  @Override
  public XmlElement run(SipUri organizer, XmlElement command) {
    return C3pAnswers.element(command.name())
        .with(
            store.unexpired(organizer, clock.instant()).stream()
                .map(record -> documents.summary(record, organizer))
                .map(ConferenceDocumentWriter::element)
                .toList());
  }
}
