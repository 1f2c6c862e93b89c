package org.confab.ejb.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.core.conferencing.ConferenceState;
import org.confab.core.conferencing.Focus;
import org.confab.core.conferencing.Participant;
import org.confab.core.conferencing.RoomName;
import org.confab.protocol.conference.McuType;
import org.confab.subsystem.live.Declined;
import org.confab.subsystem.live.LiveConference;

/** The conferences that are on, for administrators. */
@ApplicationScoped
class ConferenceRooms {
  private final Focus focus;

  @Inject
  ConferenceRooms(Focus focus) {
    this.focus = focus;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected ConferenceRooms() {
    this(null);
  }

  Set<String> names() {
    return focus.active().stream().map(RoomName::of).collect(Collectors.toSet());
  }

  Optional<LiveConference> find(String name) {
    return RoomName.find(focus, name).flatMap(focus::active).map(ConferenceRooms::shown);
  }

  void end(String name) {
    if (find(name).isEmpty()) {
      throw new Declined("There is no conference " + name + " now.");
    }
    RoomName.find(focus, name).ifPresent(focus::end);
  }

  private static LiveConference shown(ConferenceState state) {
    return new LiveConference(
        state.uri().asString(),
        state.record().organizer().address(),
        state.record().details().subject(),
        state.locked(),
        state.participants().stream().map(ConferenceRooms::shown).toList(),
        state.lobby().stream().map(waiting -> waiting.user().address()).toList(),
        state.mcus().keySet().stream().map(McuType::wireName).sorted().toList());
  }

  private static String shown(Participant participant) {
    return participant.user().address() + " (" + participant.role().wireName() + ")";
  }
}
