package org.confab.core.conferencing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceUri;

/**
 * Ends what has had its time: conferences in which nobody has been for a while, expired ones, and
 * the patience of those who wait in a lobby.
 */
final class FocusSweep {
  /** What a crashed server has left is kept so long for members who come back. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final ConferencingPorts ports;
  private final ConferenceFloor floor;

  FocusSweep(ConferencingPorts ports, ConferenceFloor floor) {
    this.ports = ports;
    this.floor = floor;
  }

  void run() {
    Instant now = ports.clock().instant();
    for (ConferenceUri focus : ports.conferences().active()) {
      ports
          .conferences()
          .exclusively(
              focus,
              () -> {
                ports.conferences().find(focus).ifPresent(state -> look(state, now));
                return focus;
              });
    }
    ports.liveRecords().deleteSavedBefore(now.minus(KEPT));
  }

  private void look(ConferenceState state, Instant now) {
    Instant longAgo = now.minus(ports.limits().idle());
    if (state.emptySince().map(longAgo::isAfter).orElse(false) || isExpired(state, now)) {
      floor.over(state, Optional.empty());
      return;
    }
    Instant tooLong = now.minus(ports.limits().lobby().patience());
    List<Waiting> tired =
        state.lobby().stream().filter(waiting -> waiting.since().isBefore(tooLong)).toList();
    ConferenceState next = state;
    for (Waiting waiting : tired) {
      next = floor.deny(next, waiting, C3pReason.TIME_OUT);
    }
  }

  /** An expiry that nobody has chosen moves on as long as somebody is inside. */
  private static boolean isExpired(ConferenceState state, Instant now) {
    return state.record().expired(now)
        && !(state.record().details().access().rolling() && !state.participants().isEmpty());
  }

  /** Ends a conference for all who are in it. */
  void end(ConferenceUri focus) {
    ports
        .conferences()
        .exclusively(
            focus,
            () -> {
              ports
                  .conferences()
                  .find(focus)
                  .ifPresent(state -> floor.over(state, Optional.empty()));
              ports.liveRecords().delete(focus);
              return focus;
            });
  }
}
