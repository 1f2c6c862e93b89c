package org.confab.core.conferencing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.conference.ConferenceProposal;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code modifyConference} of the organizer. At the Focus Factory clients read a record, change it
 * and post it back with the version they had read; whoever comes second is told the current
 * version. At the Focus, where nobody reads versions of the record, what is named is replaced.
 */
final class ModifyConference implements FactoryCommand {
  private final ConferenceRecords records;
  private final ConferenceStore store;
  private final ProposalReader proposals;
  private final Consumer<ConferenceRecord> modified;
  private final Clock clock;

  /** Tells {@code modified} what the record is now. */
  ModifyConference(
      ConferencingPorts ports, ProposalReader proposals, Consumer<ConferenceRecord> modified) {
    this.records = new ConferenceRecords(ports.records(), ports.clock());
    this.store = ports.records();
    this.proposals = proposals;
    this.modified = modified;
    this.clock = ports.clock();
  }

  @Override
  public XmlElement run(SipUri organizer, XmlElement command) {
    ConferenceProposal proposal = ProposalReader.proposal(command);
    ConferenceRecord known = records.find(organizer, id(proposal));
    if (!proposal.version().equals(Optional.of(Long.toString(known.version())))) {
      throw stale(organizer, known);
    }
    return changed(organizer, proposal, known, command);
  }

  /** In the dialog with the Focus of that conference. */
  XmlElement inside(ConferenceUri focus, XmlElement command) {
    ConferenceProposal proposal = ProposalReader.proposal(command);
    String id = id(proposal);
    if (!id.isEmpty() && !id.equalsIgnoreCase(focus.id().asString())) {
      throw new CommandFailed(C3pReason.REQUEST_MALFORMED, "another conference: " + id);
    }
    ConferenceRecord known = records.find(focus.organizer(), focus.id().asString());
    return changed(focus.organizer(), proposal, known, command);
  }

  private XmlElement changed(
      SipUri organizer, ConferenceProposal proposal, ConferenceRecord known, XmlElement command) {
    ConferenceRecord.Details details =
        proposals.details(organizer, proposal, Optional.of(known.details()));
    ConferenceRecord changed =
        known.changed(details, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (!store.replace(changed)) {
      throw stale(organizer, records.find(organizer, known.id().asString()));
    }
    modified.accept(changed);
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
