package org.confab.core.conferencing;

import static org.confab.protocol.conference.ConferenceNamespaces.MSCI;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.protocol.conference.ConferenceDescription;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentReader;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.EntityView;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** Words the live state of a conference, and changes of it, as conference-info documents. */
final class RosterDocuments {
  private static final String CONNECTED = "connected";

  /** RFC 4575 5.5.2.7: the dialog is there, but nothing is to be had by it yet. */
  private static final String WAITING = "on-hold";

  private final RecordDocuments records;

  RosterDocuments(RecordDocuments records) {
    this.records = records;
  }

  /** Everything: what {@code getConference} answers. */
  ConferenceDocument full(ConferenceState state, long version) {
    Map<SipUri, Participant> inside = new HashMap<>();
    state.participants().forEach(participant -> inside.put(participant.user(), participant));
    List<Roster.User> everybody =
        everybody(state).stream()
            .flatMap(user -> user(state, user, Optional.ofNullable(inside.get(user))).stream())
            .toList();
    ConferenceDocument frame = full(state, count(state), version);
    return new ConferenceDocument(
        frame.entity(),
        frame.state(),
        version,
        frame.permanent(),
        frame.description(),
        Optional.of(new Roster(DocumentState.FULL, Optional.of(count(state)), everybody)),
        frame.views());
  }

  /** Everything but the users, of whom there are so many. */
  ConferenceDocument full(ConferenceState state, int participants, long version) {
    return new ConferenceDocument(
        state.uri(),
        DocumentState.FULL,
        version,
        state.record().details().permanent(),
        Optional.of(description(state)),
        Optional.of(new Roster(DocumentState.FULL, Optional.of(participants), List.of())),
        views(state));
  }

  /** What is other than a subscriber knows, but the users. */
  ConferenceDocument partial(
      ConferenceState state, int participants, RosterChange change, long version) {
    return new ConferenceDocument(
        state.uri(),
        DocumentState.PARTIAL,
        version,
        state.record().details().permanent(),
        change.description() ? Optional.of(description(state)) : Optional.empty(),
        change.users().isEmpty()
            ? Optional.empty()
            : Optional.of(new Roster(DocumentState.PARTIAL, Optional.of(participants), List.of())),
        change.views().stream().flatMap(name -> view(state, name).stream()).toList());
  }

  private ConferenceDescription description(ConferenceState state) {
    return records.description(state.record());
  }

  /** All who are inside, at an MCU or in the lobby. */
  static Set<SipUri> everybody(ConferenceState state) {
    Set<SipUri> users = new LinkedHashSet<>();
    state.participants().forEach(participant -> users.add(participant.user()));
    state.mcus().values().forEach(mcu -> users.addAll(mcu.members().keySet()));
    state.lobby().forEach(waiting -> users.add(waiting.user()));
    return users;
  }

  /** Who takes part; whoever waits in the lobby does not. */
  static int count(ConferenceState state) {
    Set<SipUri> others = new HashSet<>();
    state.mcus().values().forEach(mcu -> others.addAll(mcu.members().keySet()));
    if (others.isEmpty()) {
      return state.participants().size();
    }
    state.participants().forEach(inside -> others.remove(inside.user()));
    state.lobby().forEach(waiting -> others.remove(waiting.user()));
    return state.participants().size() + others.size();
  }

  /** A user as he is now; empty if he is not there. */
  Optional<Roster.User> user(ConferenceState state, SipUri user) {
    return user(state, user, state.participant(user));
  }

  private Optional<Roster.User> user(
      ConferenceState state, SipUri user, Optional<Participant> participant) {
    List<Roster.Endpoint> atMcus = atMcus(state, user).toList();
    if (participant.isPresent()) {
      List<Roster.Endpoint> endpoints = new ArrayList<>();
      participant.get().sessions().forEach(session -> endpoints.add(endpoint(session, CONNECTED)));
      endpoints.addAll(atMcus);
      return Optional.of(
          user(user, participant.get().displayName(), participant.get().role(), endpoints));
    }
    if (!atMcus.isEmpty()) {
      return Optional.of(user(user, nameAtMcus(state, user), roleOf(state, user), atMcus));
    }
    List<Waiting> waiting = state.waiting(user);
    return waiting.stream()
        .findFirst()
        .map(
            first ->
                user(
                    user,
                    first.displayName(),
                    first.role(),
                    waiting.stream().map(one -> endpoint(one.session(), WAITING)).toList()));
  }

  private static Roster.User user(
      SipUri user, String name, Role role, List<Roster.Endpoint> endpoints) {
    return new Roster.User(user, DocumentState.FULL, name, List.of(role), endpoints);
  }

  private static Stream<Roster.Endpoint> atMcus(ConferenceState state, SipUri user) {
    return state.mcus().values().stream()
        .flatMap(mcu -> Optional.ofNullable(mcu.members().get(user)).stream())
        .flatMap(member -> member.endpoints().values().stream())
        .map(ConferenceDocumentReader::endpoint);
  }

  private String nameAtMcus(ConferenceState state, SipUri user) {
    return state.mcus().values().stream()
        .flatMap(mcu -> Optional.ofNullable(mcu.members().get(user)).stream())
        .map(McuRoster.Member::displayText)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(() -> records.displayName(user));
  }

  /** The role of somebody who has no dialog with the Focus, such as a phone that was called. */
  static Role roleOf(ConferenceState state, SipUri user) {
    return Optional.ofNullable(state.memory().roles().get(user))
        .or(() -> state.record().listedRole(user))
        .orElse(Role.ATTENDEE);
  }

  private static List<EntityView> views(ConferenceState state) {
    return Stream.concat(
            Stream.of(ConferenceUri.FOCUS),
            state.mcus().keySet().stream().sorted().map(McuType::wireName))
        .flatMap(name -> view(state, name).stream())
        .toList();
  }

  private static Optional<EntityView> view(ConferenceState state, String name) {
    if (name.equals(ConferenceUri.FOCUS)) {
      return Optional.of(EntityView.locked(state.uri().asString(), state.locked()));
    }
    return McuType.find(name)
        .flatMap(
            type ->
                Optional.ofNullable(state.mcus().get(type))
                    .map(told -> new EntityView(state.uri().mcu(type).asString(), told.view())));
  }

  private static Roster.Endpoint endpoint(Participant.Session session, String status) {
    return new Roster.Endpoint(
        session.entity(),
        ConferenceUri.FOCUS,
        Optional.of(session.endpoint().epid().asString()),
        session.uri(),
        status,
        session.role().stream()
            .map(role -> XmlElement.of(MSCI, "roles").withTextChild("entry", role.wireName()))
            .toList());
  }
}
