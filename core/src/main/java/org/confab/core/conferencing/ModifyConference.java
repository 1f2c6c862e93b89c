package org.confab.core.conferencing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.conference.ConferenceProposal;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code modifyConference} at the Focus Factory: clients read a record, change it and post it back
 * with the version they had read. Whoever comes second is told the current version.
 */
final class ModifyConference implements FactoryCommand {
  private final ConferenceRecords records;
  private final ConferenceStore store;
  private final ProposalReader proposals;
  private final Focus focus;
  private final Clock clock;

  ModifyConference(
      ConferenceRecords records,
      ConferenceStore store,
      ProposalReader proposals,
      Focus focus,
      Clock clock) {
    this.records = records;
    this.store = store;
    this.proposals = proposals;
    this.focus = focus;
    this.clock = clock;
  }

  @Override
  public XmlElement run(SipUri organizer, XmlElement command) {
    ConferenceProposal proposal = ProposalReader.proposal(command);
    ConferenceRecord known = records.find(organizer, id(proposal));
    if (!proposal.version().equals(Optional.of(Long.toString(known.version())))) {
      throw stale(organizer, known);
    }
    ConferenceRecord.Details details =
        proposals.details(organizer, proposal, Optional.of(known.details()));
    ConferenceRecord changed =
        known.changed(details, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (!store.replace(changed)) {
      throw stale(organizer, records.find(organizer, id(proposal)));
    }
    focus.modified(changed);
    return C3pAnswers.element(command.name())
        .with(ConferenceDocumentWriter.element(reference(organizer, changed)));
  }

  private static String id(ConferenceProposal proposal) {
    return proposal
        .id()
        .or(() -> ConferenceUri.parse(proposal.entity()).map(uri -> uri.id().asString()))
        .orElse("");
  }

  private static CommandFailed stale(SipUri organizer, ConferenceRecord current) {
    return new CommandFailed(
        C3pReason.INVALID_VERSION,
        "the version is " + current.version(),
        Optional.of(reference(organizer, current)));
  }

  private static ConferenceDocument reference(SipUri organizer, ConferenceRecord record) {
    return ConferenceDocument.reference(
        ConferenceUri.focus(organizer, record.id()), record.version());
  }
}
