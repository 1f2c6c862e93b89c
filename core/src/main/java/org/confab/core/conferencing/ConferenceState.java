package org.confab.core.conferencing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/**
 * The live state of an active conference, as a value: every change gives the next state with the
 * next version.
 *
 * @param record the conference as scheduled
 * @param version rises with every change; 0 before the first participant
 * @param locked whether new participants are kept out
 * @param participants in the order of joining
 * @param emptySince since when nobody is in it, if so
 */
public record ConferenceState(
    ConferenceRecord record,
    long version,
    boolean locked,
    List<Participant> participants,
    Optional<Instant> emptySince) {

  /** Copies its list. */
  public ConferenceState {
    participants = List.copyOf(participants);
  }

  /** A conference that its first participant is about to enter. */
  static ConferenceState activated(ConferenceRecord record) {
    return new ConferenceState(record, 0, false, List.of(), Optional.empty());
  }

  /** The Focus of the conference. */
  public ConferenceUri uri() {
    return record.uri();
  }

  /** The participant of that address of record. */
  public Optional<Participant> participant(SipUri user) {
    SipUri aor = user.aor();
    return participants.stream().filter(one -> one.user().equals(aor)).findFirst();
  }

  /** With a participant added, or in the place of the one of the same user. */
  ConferenceState with(Participant participant) {
    List<Participant> next = new ArrayList<>(participants);
    int at = next.indexOf(participant(participant.user()).orElse(participant));
    if (at < 0) {
      next.add(participant);
    } else {
      next.set(at, participant);
    }
    return new ConferenceState(record, version + 1, locked, next, Optional.empty());
  }

  /** Without a user. */
  ConferenceState without(SipUri user, Instant now) {
    List<Participant> next = new ArrayList<>(participants);
    next.removeIf(one -> one.user().equals(user.aor()));
    return new ConferenceState(
        record, version + 1, locked, next, next.isEmpty() ? Optional.of(now) : Optional.empty());
  }

  /** Locked or unlocked. */
  ConferenceState locked(boolean lock) {
    return new ConferenceState(record, version + 1, lock, participants, emptySince);
  }

  /** After the organizer has modified the record. */
  ConferenceState with(ConferenceRecord newRecord) {
    return new ConferenceState(newRecord, version + 1, locked, participants, emptySince);
  }
}
