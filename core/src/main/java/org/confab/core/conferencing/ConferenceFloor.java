package org.confab.core.conferencing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.confab.core.EndpointId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/**
 * Makes the changes of a live conference: keeps the next state and tells all subscribers. Every
 * method runs inside {@link LiveConferences#exclusively} for its conference.
 */
final class ConferenceFloor {
  /** Where a dialog belongs. */
  record Place(ConferenceUri focus, EndpointId endpoint, String flow) {}

  private final LiveConferences conferences;
  private final ConferenceEvents events;
  private final RosterDocuments documents;
  private final FocusDialogs dialogs;
  private final Clock clock;
  private final Map<FocusDialogId, Place> places = new ConcurrentHashMap<>();

  ConferenceFloor(
      LiveConferences conferences,
      ConferenceEvents events,
      RosterDocuments documents,
      FocusDialogs dialogs,
      Clock clock) {
    this.conferences = conferences;
    this.events = events;
    this.documents = documents;
    this.dialogs = dialogs;
    this.clock = clock;
  }

  /** Where a dialog belongs, while it lives. */
  Optional<Place> place(FocusDialogId dialog) {
    return Optional.ofNullable(places.get(dialog));
  }

  /** All dialogs in such a place. */
  List<FocusDialogId> dialogs(Predicate<Place> where) {
    return places.entrySet().stream()
        .filter(entry -> where.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A session joins; one of the same entity that is still there has been lost and ends. */
  void join(
      ConferenceState state, Participant participant, String flow, Participant.Session session) {
    participant.sessions().stream()
        .filter(old -> old.entity().equalsIgnoreCase(session.entity()))
        .forEach(lost -> end(lost.dialog()));
    places.put(session.dialog(), new Place(state.uri(), session.endpoint(), flow));
    change(state, participant.with(session));
  }

  /** A session leaves, and with its last session the user. */
  void leave(ConferenceState state, Participant participant, FocusDialogId dialog) {
    places.remove(dialog);
    Participant rest = participant.without(dialog);
    if (rest.sessions().isEmpty()) {
      remove(state, participant);
    } else {
      change(state, rest);
    }
  }

  /** A user is put out: the dialogs end, but for the one that the command came by. */
  void eject(ConferenceState state, Participant participant, FocusDialogId spared) {
    participant.sessions().forEach(session -> end(session.dialog(), spared));
    remove(state, participant);
  }

  /** A user gets another role. */
  void promote(ConferenceState state, Participant participant, Role role) {
    if (participant.role() != role) {
      change(state, participant.as(role));
    }
  }

  /** The conference is locked or unlocked. */
  void lock(ConferenceState state, boolean locked) {
    if (state.locked() != locked) {
      ConferenceState next = state.locked(locked);
      conferences.save(next);
      events.publish(documents.lock(next));
    }
  }

  /** The organizer has modified the record. */
  void describe(ConferenceState state, ConferenceRecord record) {
    ConferenceState next = state.with(record);
    conferences.save(next);
    events.publish(documents.described(next));
  }

  /** The conference is over for everybody, but for the dialog that the command came by. */
  void over(ConferenceState state, Optional<FocusDialogId> spared) {
    conferences.forget(state.uri());
    events.over(state.uri());
    for (Participant participant : state.participants()) {
      for (Participant.Session session : participant.sessions()) {
        places.remove(session.dialog());
        if (!spared.equals(Optional.of(session.dialog()))) {
          dialogs.bye(session.dialog());
        }
      }
    }
  }

  private void change(ConferenceState state, Participant participant) {
    ConferenceState next = state.with(participant);
    conferences.save(next);
    events.publish(documents.changed(next, participant));
  }

  private void remove(ConferenceState state, Participant participant) {
    SipUri user = participant.user();
    ConferenceState next = state.without(user, clock.instant());
    conferences.save(next);
    events.publish(documents.gone(next, participant));
    events.left(next.uri(), user);
  }

  private void end(FocusDialogId dialog) {
    places.remove(dialog);
    dialogs.bye(dialog);
  }

  private void end(FocusDialogId dialog, FocusDialogId spared) {
    places.remove(dialog);
    if (!dialog.equals(spared)) {
      dialogs.bye(dialog);
    }
  }
}
