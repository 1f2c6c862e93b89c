package org.confab.core.conferencing;

import java.time.Instant;
import java.util.Optional;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/**
 * Port: what must outlive the process of an active conference, see {@link LiveRecord}. What a
 * method has returned from is stored.
 */
public interface LiveRecords {
  /** What was last saved of that conference. */
  Optional<LiveRecord> find(ConferenceUri focus);

  /** Stores it in place of what was there. */
  void save(LiveRecord live);

  /** The conference is over; nothing if nothing is stored. */
  void delete(ConferenceUri focus);

  /** Takes a user off all lists. */
  void personGone(SipUri user);

  /** Forgets what was saved before that time, up to 1,000 at once; returns how many. */
  int deleteSavedBefore(Instant time);
}
