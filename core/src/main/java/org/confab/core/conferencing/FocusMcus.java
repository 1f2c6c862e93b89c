package org.confab.core.conferencing;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.ConferenceKeys;
import org.confab.core.mcufactory.FocusMembership;
import org.confab.core.mcufactory.McuConferences;
import org.confab.core.mcufactory.McuMember;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.RoomSettings;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** What the Focus and the MCUs of a conference have to do with each other ([MS-CONFBAS] 3.4). */
public final class FocusMcus implements McuConferences, FocusMembership {
  private final ConferencingPorts ports;
  private final ConferenceFloor floor;
  private final RecordDocuments records;

  FocusMcus(ConferencingPorts ports, ConferenceFloor floor, RecordDocuments records) {
    this.ports = ports;
    this.floor = floor;
    this.records = records;
  }

  @Override
  public McuConference describe(ConferenceUri mcu, long generation) {
    ConferenceState state = live(mcu);
    McuType type = typeOf(state, mcu);
    int calls = new MeetingSize(ports).mcuCalls(state.record());
    return new McuConference(
        state.uri(),
        type,
        generation,
        calls,
        state.locked(),
        filters(state, type),
        room(state, type));
  }

  /** As the MCU before has told them, else as the organizer has set them, else open. */
  static MediaFilters filters(ConferenceState state, McuType type) {
    Optional<XmlElement> told =
        Optional.ofNullable(state.mcus().get(type)).flatMap(roster -> rules(roster.view()));
    return told.or(
            () ->
                Optional.ofNullable(state.record().details().settings().get(type))
                    .flatMap(settings -> rules(settings.children())))
        .flatMap(rules -> understood(rules, MediaFilters::read))
        .orElseGet(() -> MediaFilters.initial(type));
  }

  private static Optional<XmlElement> rules(List<XmlElement> view) {
    return view.stream()
        .flatMap(element -> element.child(MediaFilters.ELEMENT).stream())
        .findFirst();
  }

  /** As the MCU before has told it, else as the organizer has set it, else plain. */
  private static RoomSettings room(ConferenceState state, McuType type) {
    return Optional.ofNullable(state.mcus().get(type))
        .flatMap(roster -> entityState(roster.view()))
        .or(
            () ->
                Optional.ofNullable(state.record().details().settings().get(type))
                    .flatMap(settings -> entityState(settings.children())))
        .flatMap(said -> understood(said, RoomSettings::read))
        .orElse(RoomSettings.PLAIN);
  }

  private static Optional<XmlElement> entityState(List<XmlElement> view) {
    return view.stream().filter(element -> element.name().equals("entity-state")).findFirst();
  }

  /** An organizer may wish what no MCU of ours knows. */
  private static <T> Optional<T> understood(XmlElement said, Function<XmlElement, T> reader) {
    try {
      return Optional.of(reader.apply(said));
    } catch (IllegalArgumentException strange) {
      return Optional.empty();
    }
  }

  @Override
  public McuMember member(ConferenceUri mcu, SipUri user) {
    ConferenceState state = live(mcu);
    typeOf(state, mcu);
    return state
        .participant(user)
        .map(inside -> new McuMember(inside.user(), inside.displayName(), inside.role()))
        .orElseThrow(
            () ->
                new Refused(
                    403, Diagnostic.CONFERENCE_FORBIDDEN, "only who is inside reaches its MCUs"));
  }

  @Override
  public McuMember caller(ConferenceUri mcu, EndpointId endpoint) {
    McuMember member = member(mcu, endpoint.aor());
    Optional<Role> own =
        live(mcu).participant(endpoint.aor()).stream()
            .flatMap(inside -> inside.sessions().stream())
            .filter(session -> session.endpoint().equals(endpoint))
            .flatMap(session -> session.role().stream())
            .filter(role -> role != member.role())
            .findFirst();
    return new McuMember(member.user(), member.displayName(), member.role(), own);
  }

  @Override
  public Optional<String> strangersFlow(ConferenceUri mcu, SipUri user) {
    return Optional.of(user.aor())
        .filter(ConferenceKeys::isStranger)
        .flatMap(
            stranger ->
                ports.conferences().find(mcu.focus()).flatMap(state -> state.participant(stranger)))
        .flatMap(inside -> inside.sessions().stream().findFirst())
        .flatMap(session -> floor.place(session.dialog()))
        .map(ConferenceFloor.Place::flow);
  }

  private ConferenceState live(ConferenceUri mcu) {
    return ports.conferences().find(mcu.focus()).orElseThrow(() -> Entrance.unknown(mcu.asUri()));
  }

  private McuType typeOf(ConferenceState state, ConferenceUri mcu) {
    return type(mcu)
        .filter(type -> records.wanted(state.record()).contains(type))
        .orElseThrow(() -> Entrance.unknown(mcu.asUri()));
  }

  @Override
  public void served(ConferenceUri mcu) {
    told(mcu, XmlElement.of("", "conference-info").with("state", "partial"));
  }

  @Override
  public void state(McuState state) {
    told(state.uri(), state.withoutWish().element());
    state
        .view()
        .flatMap(McuState.View::lockWish)
        .ifPresent(wish -> active(state.uri(), (live, type) -> floor.lock(live, wish)));
  }

  private void told(ConferenceUri mcu, XmlElement conferenceInfo) {
    active(mcu, (state, type) -> floor.told(state, type, conferenceInfo));
  }

  @Override
  public void unserved(ConferenceUri mcu) {
    active(mcu, floor::untold);
  }

  private void active(ConferenceUri mcu, BiConsumer<ConferenceState, McuType> work) {
    ports
        .conferences()
        .exclusively(
            mcu.focus(),
            () -> {
              ports
                  .conferences()
                  .find(mcu.focus())
                  .ifPresent(state -> type(mcu).ifPresent(type -> work.accept(state, type)));
              return mcu;
            });
  }

  private static Optional<McuType> type(ConferenceUri mcu) {
    return McuType.find(mcu.type());
  }
}
