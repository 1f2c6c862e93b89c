package org.confab.core.conferencing;

import static org.confab.protocol.conference.ConferenceNamespaces.CI;

import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** {@code deleteConference} at the Focus Factory: ends the conference and removes its record. */
final class DeleteConference implements FactoryCommand {
  private final ConferenceRecords records;
  private final ConferenceStore store;
  private final Focus focus;

  DeleteConference(ConferenceRecords records, ConferenceStore store, Focus focus) {
    this.records = records;
    this.store = store;
    this.focus = focus;
  }

  @Override
  public XmlElement run(SipUri organizer, XmlElement command) {
    ConferenceRecord record = records.named(organizer, command);
    if (!store.delete(record.organizer(), record.id())) {
      throw new CommandFailed(C3pReason.CONFERENCE_DOESNT_EXIST, record.id().asString());
    }
    focus.end(record.uri());
    return ended(command.name(), ConferenceUri.focus(organizer, record.id()).asString());
  }

  /** The answer names the conference that is no more ([MS-CONFBAS] 2.2.3.14). */
  static XmlElement ended(String command, String entity) {
    return C3pAnswers.element(command)
        .with(XmlElement.of(CI, "conference-info").with("entity", entity));
  }
}
