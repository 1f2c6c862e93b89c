package org.confab.core.conferencing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceProposal;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** {@code addConference}: stores a conference under the id proposed, or one made here. */
final class AddConference implements FactoryCommand {
  private final ConferenceStore store;
  private final Focus focus;
  private final ProposalReader proposals;
  private final Supplier<ConferenceId> ids;
  private final Clock clock;
  private final Supplier<ConferencingLimits> limits;

  AddConference(
      ConferencingPorts ports, Focus focus, ProposalReader proposals, Supplier<ConferenceId> ids) {
    this.store = ports.records();
    this.focus = focus;
    this.proposals = proposals;
    this.ids = ids;
    this.clock = ports.clock();
    this.limits = ports.bounds();
  }

  @Override
  public XmlElement run(SipUri organizer, XmlElement command) {
    ConferenceProposal proposal = ProposalReader.proposal(command);
    ConferenceId id = proposal.id().map(ConferenceRecords::id).orElseGet(ids);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ConferenceRecord.Details details = proposals.details(organizer, proposal, Optional.empty());
    if (store.countUnexpired(organizer, now) >= limits.get().conferencesPerOrganizer()) {
      throw new CommandFailed(C3pReason.MAXIMUM_CONFERENCES_EXCEEDED, organizer.asString());
    }
    ConferenceRecord record = new ConferenceRecord(organizer, id, details, 1, now, now);
    ConferenceUri uri = ConferenceUri.focus(organizer, id);
    if (!focus.alone(uri, () -> store.insert(record))) {
      throw new CommandFailed(C3pReason.CONFERENCE_EXISTS_ALREADY, id.asString());
    }
    return C3pAnswers.element(command.name())
        .with(ConferenceDocumentWriter.element(ConferenceDocument.reference(uri, 1)));
  }
}
