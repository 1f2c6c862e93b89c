package org.confab.mediaserver.mcu;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuOrigin;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.sip.SipUri;

/**
 * What of a conference the server has not been told yet. Changes of one leg become one, so this
 * never holds more than the legs that were there. The first document of an MCU is a full one.
 * Guarded by its conference.
 */
final class News {
  private final McuOrigin origin;
  private final Map<String, Leg> changed = new LinkedHashMap<>();
  private boolean viewChanged = true;
  private boolean everything = true;
  private Optional<Boolean> lockWish = Optional.empty();
  private long version;

  News(McuOrigin origin) {
    this.origin = origin;
  }

  void of(Leg leg) {
    changed.put(leg.endpoint(), leg);
  }

  void ofView() {
    viewChanged = true;
  }

  /** Somebody who may wants the conference locked, or open. */
  void wish(boolean locked) {
    lockWish = Optional.of(locked);
    viewChanged = true;
  }

  void ofEverything() {
    everything = true;
  }

  /** The next document, if there is anything to tell. */
  Optional<McuState> next(McuConference conference, Collection<? extends Leg> legs) {
    if (!everything && !viewChanged && changed.isEmpty()) {
      return Optional.empty();
    }
    McuState state =
        new McuState(
            origin,
            conference.focus(),
            conference.type(),
            conference.generation(),
            ++version,
            everything ? DocumentState.FULL : DocumentState.PARTIAL,
            members(everything ? legs : changed.values(), Leg::told),
            everything || viewChanged
                ? Optional.of(view(conference).wishing(lockWish))
                : Optional.empty());
    changed.clear();
    lockWish = Optional.empty();
    everything = false;
    viewChanged = false;
    return Optional.of(state);
  }

  /** All there is but the dialogs, under the version told last. */
  McuState whole(McuConference conference, Collection<? extends Leg> legs) {
    return new McuState(
        origin,
        conference.focus(),
        conference.type(),
        conference.generation(),
        Math.max(1, version),
        DocumentState.FULL,
        members(legs, Leg::seen),
        Optional.of(view(conference)));
  }

  private static McuState.View view(McuConference conference) {
    return new McuState.View(conference.locked(), conference.filters(), conference.room());
  }

  private static List<McuState.Member> members(
      Collection<? extends Leg> legs, Function<Leg, McuLeg> view) {
    LinkedHashSet<SipUri> users = new LinkedHashSet<>();
    legs.forEach(leg -> users.add(leg.user()));
    return users.stream()
        .map(
            user ->
                new McuState.Member(
                    user, legs.stream().filter(leg -> leg.user().equals(user)).map(view).toList()))
        .toList();
  }
}
