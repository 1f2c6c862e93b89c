package org.confab.core.conferencing;

/**
 * How many a conference holds, and what follows from that: the policy of its organizer says it, up
 * to {@link ConferencingLimits.Size#largest}.
 */
final class MeetingSize {
  private final MeetingRules rules;
  private final ConferencingLimits.Size limits;

  MeetingSize(ConferencingPorts ports) {
    this.rules = ports.rules();
    this.limits = ports.limits().size();
  }

  /** Most users. */
  int participants(ConferenceRecord record) {
    return Math.min(limits.largest(), rules.size(record.organizer()));
  }

  /** Most subscriptions to the roster. */
  int subscriptions(ConferenceRecord record) {
    return participants(record) * limits.subscriptionsPerUser();
  }

  /** Most calls at one MCU. */
  int mcuCalls(ConferenceRecord record) {
    return Math.min(limits.mcuCalls(), participants(record) * limits.endpointsPerUser());
  }
}
