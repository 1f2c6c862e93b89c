package org.confab.core.conferencing;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.ConferenceDescription;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.EntityView;
import org.confab.protocol.conference.Roster;

/** Words the live state of a conference, and changes of it, as conference-info documents. */
final class RosterDocuments {
  private static final String CONNECTED = "connected";

  private final RecordDocuments records;

  RosterDocuments(RecordDocuments records) {
    this.records = records;
  }

  /** Everything: the first notification of a subscription. */
  ConferenceDocument full(ConferenceState state) {
    return new ConferenceDocument(
        state.uri(),
        DocumentState.FULL,
        state.version(),
        state.record().details().permanent(),
        Optional.of(records.description(state.record())),
        Optional.of(
            new Roster(
                DocumentState.FULL,
                Optional.of(state.participants().size()),
                state.participants().stream().map(RosterDocuments::user).toList())),
        views(state));
  }

  /** A user has come, or is another than before. */
  ConferenceDocument changed(ConferenceState state, Participant participant) {
    return users(state, user(participant));
  }

  /** A user has left. */
  ConferenceDocument gone(ConferenceState state, Participant participant) {
    return users(state, Roster.User.gone(participant.user()));
  }

  /** The lock is another than before. */
  ConferenceDocument lock(ConferenceState state) {
    return partial(state, Optional.empty(), Optional.empty(), views(state));
  }

  /** The record is another than before. */
  ConferenceDocument described(ConferenceState state) {
    return partial(
        state, Optional.of(records.description(state.record())), Optional.empty(), List.of());
  }

  private static ConferenceDocument users(ConferenceState state, Roster.User user) {
    Roster roster =
        new Roster(DocumentState.PARTIAL, Optional.of(state.participants().size()), List.of(user));
    return partial(state, Optional.empty(), Optional.of(roster), List.of());
  }

  private static ConferenceDocument partial(
      ConferenceState state,
      Optional<ConferenceDescription> description,
      Optional<Roster> users,
      List<EntityView> views) {
    return new ConferenceDocument(
        state.uri(),
        DocumentState.PARTIAL,
        state.version(),
        state.record().details().permanent(),
        description,
        users,
        views);
  }

  private static List<EntityView> views(ConferenceState state) {
    return List.of(new EntityView(state.uri().asString(), Optional.of(state.locked())));
  }

  private static Roster.User user(Participant participant) {
    return new Roster.User(
        participant.user(),
        DocumentState.FULL,
        participant.displayName(),
        List.of(participant.role()),
        participant.sessions().stream().map(RosterDocuments::endpoint).toList());
  }

  private static Roster.Endpoint endpoint(Participant.Session session) {
    return new Roster.Endpoint(
        session.entity(),
        ConferenceUri.FOCUS,
        Optional.of(session.endpoint().epid().asString()),
        session.uri(),
        CONNECTED);
  }
}
