package org.confab.core.conferencing;

import java.time.Clock;
import java.util.function.Supplier;
import org.confab.core.directory.UserDirectory;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Scheduler;

/**
 * What conferencing needs of its surroundings.
 *
 * @param directory names of participants, and who belongs to this deployment
 * @param registrations the devices of users who are invited
 * @param records the conferences as scheduled
 * @param liveRecords what outlives the process of active ones
 * @param conferences the live state
 * @param dialogs the dialogs with participants
 * @param notifier tells subscribers
 * @param mcus the MCUs
 * @param rules what policy allows
 * @param key opens and seals conference keys
 * @param scheduler runs what waits for its time
 * @param clock tells the time
 * @param bounds the bounds that hold now
 * @param joinUrls the web page of a conference
 */
public record ConferencingPorts(
    UserDirectory directory,
    RegistrationStore registrations,
    ConferenceStore records,
    LiveRecords liveRecords,
    LiveConferences conferences,
    FocusDialogs dialogs,
    Notifier notifier,
    Mcus mcus,
    MeetingRules rules,
    ConferenceKey key,
    Scheduler scheduler,
    Clock clock,
    Supplier<ConferencingLimits> bounds,
    JoinUrls joinUrls) {
  /** The bounds that hold now. */
  ConferencingLimits limits() {
    return bounds.get();
  }
}
