package org.confab.core.conferencing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.sip.SipUri;

/**
 * Port: the records of conferences. What a method has returned from is stored; organizers compare
 * by address of record, ids without regard to case.
 */
public interface ConferenceStore {
  /** Stores a new record; false, and nothing stored, if the organizer has one of that id. */
  boolean insert(ConferenceRecord conference);

  /** The record of an organizer's conference, expired or not. */
  Optional<ConferenceRecord> find(SipUri organizer, ConferenceId id);

  /** The organizer's records that have not expired by then, oldest first. */
  List<ConferenceRecord> unexpired(SipUri organizer, Instant now);

  /** How many of the organizer's records have not expired by then. */
  long countUnexpired(SipUri organizer, Instant now);

  /** Replaces the record; false, and nothing changed, unless its version follows the stored one. */
  boolean replace(ConferenceRecord newer);

  /** Moves the expiry of a record, which stays the same version; nothing if there is none. */
  void prolong(SipUri organizer, ConferenceId id, Instant expiry);

  /** Removes a record; false if there is none. */
  boolean delete(SipUri organizer, ConferenceId id);

  /** Takes a user off all lists of others, the versions of whose records stay. */
  void personGone(SipUri user);

  /** Removes every record that expired before that time and says how many there were. */
  int deleteExpired(Instant before);
}
