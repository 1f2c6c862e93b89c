package org.confab.core.conferencing;

import java.time.Clock;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** Finds the record that a command of the Focus Factory is about. */
final class ConferenceRecords {
  private final ConferenceStore store;
  private final Clock clock;

  ConferenceRecords(ConferenceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The record named by {@code conferenceKeys@msci:conference-id}. */
  ConferenceRecord named(SipUri organizer, XmlElement command) {
    return find(
        organizer,
        command
            .child("conferenceKeys")
            .flatMap(keys -> keys.attribute("conference-id"))
            .orElse(""));
  }

  /** The organizer's record of that id, unless it has expired. */
  ConferenceRecord find(SipUri organizer, String id) {
    return store
        .find(organizer, id(id))
        .filter(record -> !record.expired(clock.instant()))
        .orElseThrow(() -> new CommandFailed(C3pReason.CONFERENCE_DOESNT_EXIST, id));
  }

  /** Reads a conference-id; the command fails if it is none. */
  static ConferenceId id(String text) {
    try {
      return ConferenceId.of(text);
    } catch (IllegalArgumentException notAnId) {
      throw new CommandFailed(
          C3pReason.INVALID_CONFERENCE_ID, String.valueOf(notAnId.getMessage()));
    }
  }
}
