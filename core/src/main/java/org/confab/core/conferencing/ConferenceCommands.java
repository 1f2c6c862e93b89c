package org.confab.core.conferencing;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentWriter;

/** The commands at the Focus that are about the conference as a whole. */
final class ConferenceCommands {
  private final ConferenceFloor floor;
  private final RosterDocuments documents;
  private final KeyDelivery keys;
  private final ModifyConference modify;

  ConferenceCommands(
      ConferenceFloor floor, RosterDocuments documents, KeyDelivery keys, ModifyConference modify) {
    this.floor = floor;
    this.documents = documents;
    this.keys = keys;
    this.modify = modify;
  }

  /** The organizer changes the record; other presenters change what MCUs do, which they name. */
  CompletionStage<C3pResponse> modifyConference(FocusCommand.Given given) {
    ConferenceRecord record = given.state().record();
    if (!given.sender().user().equals(record.organizer())) {
      throw new CommandFailed(C3pReason.UNAUTHORIZED, "the record is the organizer's");
    }
    return given.done(modify.inside(record.uri(), given.command()));
  }

  /** The whole roster; with the conference key if the client shows a certificate. */
  CompletionStage<C3pResponse> getConference(FocusCommand.Given given) {
    ConferenceState state = given.state();
    ConferenceDocument all = documents.full(state, state.version());
    ConferenceDocument told = keys.added(all, state.record(), given.command());
    return given.done(
        C3pAnswers.element(given.command().name()).with(ConferenceDocumentWriter.element(told)));
  }

  /** Keeps newcomers out, or lets them in again. */
  CompletionStage<C3pResponse> modifyLock(FocusCommand.Given given) {
    boolean locked =
        switch (given.command().childText("locked")) {
          case "true", "1" -> true;
          case "false", "0" -> false;
          default -> throw new CommandFailed(C3pReason.REQUEST_MALFORMED, "locked");
        };
    floor.lock(given.state(), locked);
    return given.done();
  }

  /** Ends the conference for all; the record stays. */
  CompletionStage<C3pResponse> deleteConference(FocusCommand.Given given) {
    String entity =
        given
            .command()
            .child("conferenceKeys")
            .flatMap(keys -> keys.attribute("confEntity"))
            .orElse(given.state().uri().asString());
    floor.over(given.state(), Optional.of(given.dialog()));
    return given.done(DeleteConference.ended(given.command().name(), entity));
  }
}
