package org.confab.core.conferencing;

import java.time.Clock;
import java.util.Optional;
import org.confab.core.authentication.ConferenceKeys;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceUri;

/**
 * The keys of conferences that admit people without an account, as long as they are scheduled.
 * Every request of a stranger proves the key, so that of a conference that is on comes from memory;
 * the records are asked for others alone.
 */
public final class StrangersKeys implements ConferenceKeys {
  private final LiveConferences live;
  private final ConferenceStore records;
  private final MeetingRules rules;
  private final Clock clock;

  /** The keys in these records, as far as these rules allow. */
  public StrangersKeys(
      LiveConferences live, ConferenceStore records, MeetingRules rules, Clock clock) {
    this.live = live;
    this.records = records;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Optional<String> key(ConferenceUri conference) {
    return live.find(conference.focus())
        .map(ConferenceState::record)
        .filter(record -> record.details().access().rolling() || isScheduled(record))
        .or(() -> records.find(conference.organizer(), conference.id()).filter(this::isScheduled))
        .filter(record -> record.details().admissionPolicy() == AdmissionPolicy.ANONYMOUS)
        .filter(record -> rules.anonymous(record.organizer()))
        .flatMap(record -> record.details().access().key());
  }

  private boolean isScheduled(ConferenceRecord record) {
    return !record.expired(clock.instant());
  }
}
