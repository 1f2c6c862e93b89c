package org.confab.core.conferencing;

import java.time.Clock;
import java.util.Optional;
import org.confab.core.authentication.ConferenceKeys;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceUri;

/** The keys of conferences that admit people without an account, as long as they are scheduled. */
public final class StrangersKeys implements ConferenceKeys {
  private final ConferenceStore records;
  private final MeetingRules rules;
  private final Clock clock;

  /** The keys in these records, as far as these rules allow. */
  public StrangersKeys(ConferenceStore records, MeetingRules rules, Clock clock) {
    this.records = records;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Optional<String> key(ConferenceUri conference) {
    return records
        .find(conference.organizer(), conference.id())
        .filter(record -> !record.expired(clock.instant()))
        .filter(record -> record.details().admissionPolicy() == AdmissionPolicy.ANONYMOUS)
        .filter(record -> rules.anonymous(record.organizer()))
        .flatMap(record -> record.details().access().key());
  }
}
