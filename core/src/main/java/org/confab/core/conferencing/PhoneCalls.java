package org.confab.core.conferencing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.Refused;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * Phones that know nothing of the Focus and call a conference to hear and be heard: each is let in
 * by the rules that hold for all, its call goes on to the A/V MCU, and it is a participant as long
 * as that call is there.
 */
final class PhoneCalls {
  private final ConferencingPorts ports;
  private final Entrance entrance;
  private final ConferenceFloor floor;
  private final RecordDocuments records;

  PhoneCalls(
      ConferencingPorts ports, Entrance entrance, ConferenceFloor floor, RecordDocuments records) {
    this.ports = ports;
    this.entrance = entrance;
    this.floor = floor;
    this.records = records;
  }

  /**
   * Where a call goes; whoever is not inside yet comes in by it, if it is for sound.
   *
   * @throws Refused as {@link Focus#join}; 488 if no MCU takes sound
   */
  ConferenceUri call(ConferenceUri target, JoinRequest request) {
    boolean sound = target.type().equals(McuType.AUDIO_VIDEO.wireName());
    if (!target.isFocus() && !(sound && request.isCall())) {
      return target;
    }
    if (!ports.mcus().types().contains(McuType.AUDIO_VIDEO)) {
      throw PhoneJoin.noMedia();
    }
    ConferenceUri focus = target.focus();
    SipUri caller = request.caller().aor();
    return ports
        .conferences()
        .exclusively(
            focus,
            () -> {
              if (target.isFocus() || state(focus, caller).isEmpty()) {
                enter(focus, request);
              }
              return focus.mcu(McuType.AUDIO_VIDEO);
            });
  }

  private Optional<Participant> state(ConferenceUri focus, SipUri caller) {
    return ports.conferences().find(focus).flatMap(state -> state.participant(caller));
  }

  private void enter(ConferenceUri focus, JoinRequest request) {
    entrance.enter(focus, request, PhoneJoin.addUser(request));
    ConferenceState state =
        ports.conferences().find(focus).orElseThrow(() -> Entrance.unknown(request.target()));
    if (!records.mcus(state.record()).contains(McuType.AUDIO_VIDEO)) {
      state
          .participant(request.caller().aor())
          .ifPresent(participant -> floor.leave(state, participant, request.dialog()));
      throw PhoneJoin.noMedia();
    }
  }

  /** The Call-IDs of a member's calls. */
  static Set<String> callIds(Optional<McuRoster.Member> member) {
    Set<String> ids = new HashSet<>();
    member.map(McuRoster.Member::endpoints).map(java.util.Map::values).stream()
        .flatMap(Collection::stream)
        .flatMap(endpoint -> endpoint.path("call-info", "sip", "call-id").stream())
        .map(XmlElement::text)
        .forEach(ids::add);
    return ids;
  }

  /** The sessions of a participant that are such calls. */
  static List<FocusDialogId> sessions(Participant participant, Set<String> callIds) {
    return callIds.stream()
        .map(callId -> FocusDialogId.ofCall(participant.user(), callId))
        .filter(
            call ->
                participant.sessions().stream().anyMatch(session -> session.dialog().equals(call)))
        .toList();
  }
}
