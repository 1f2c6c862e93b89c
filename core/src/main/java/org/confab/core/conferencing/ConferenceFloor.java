package org.confab.core.conferencing;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.confab.core.EndpointId;
import org.confab.core.authentication.ConferenceKeys;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * Makes the changes of a live conference: keeps the next state, tells all subscribers and the MCUs.
 * Lock, and roles given at run time, are stored before that. Every method runs inside {@link
 * LiveConferences#exclusively} for its conference.
 */
final class ConferenceFloor {
  /** Where a dialog belongs. */
  record Place(ConferenceUri focus, EndpointId endpoint, String flow, String conversation) {}

  private final LiveConferences conferences;
  private final LiveRecords liveRecords;
  private final ConferenceEvents events;
  private final FocusCalls calls;
  private final McuOrders mcus;
  private final FocusDialogs dialogs;
  private final Clock clock;
  private final Map<FocusDialogId, Place> places = new ConcurrentHashMap<>();

  ConferenceFloor(ConferencingPorts ports, ConferenceEvents events, FocusCalls calls) {
    this.conferences = ports.conferences();
    this.liveRecords = ports.liveRecords();
    this.events = events;
    this.calls = calls;
    this.mcus = new McuOrders(ports.mcus());
    this.dialogs = ports.dialogs();
    this.clock = ports.clock();
  }

  /** Where a dialog belongs, while it lives. */
  Optional<Place> place(FocusDialogId dialog) {
    return Optional.ofNullable(places.get(dialog));
  }

  /** All dialogs in such a place. */
  List<FocusDialogId> dialogs(Predicate<Place> where) {
    return places.entrySet().stream()
        .filter(entry -> where.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A session joins; one of the same entity that is still there has been lost and ends. */
  void join(
      ConferenceState state, Participant participant, String flow, Participant.Session session) {
    participant.sessions().stream()
        .filter(old -> old.entity().equalsIgnoreCase(session.entity()))
        .forEach(lost -> end(lost.dialog()));
    places.put(
        session.dialog(), new Place(state.uri(), session.endpoint(), flow, session.conversation()));
    ConferenceState next = state.with(participant.with(session));
    if (next.locked() && !next.memory().members().contains(participant.user())) {
      next = next.with(next.memory().with(participant.user()));
      store(next);
    }
    change(next, participant.user());
  }

  /** Somebody comes who has to wait; a session of his that he has lost waits no longer. */
  void wait(ConferenceState before, Waiting comer) {
    Participant.Session session = comer.session();
    ConferenceState state = before;
    for (Waiting lost : before.waiting(comer.user())) {
      if (lost.session().entity().equalsIgnoreCase(session.entity())) {
        state = state.withoutWaiting(lost.session().dialog());
        end(lost.session().dialog());
      }
    }
    places.put(
        session.dialog(),
        new Place(state.uri(), session.endpoint(), comer.flow(), session.conversation()));
    change(state.with(comer), comer.user());
  }

  /** Somebody who waits is let in; returns the state now. */
  ConferenceState admit(ConferenceState state, Waiting waiting) {
    ConferenceState next = state.withoutWaiting(waiting.session().dialog());
    Participant participant =
        next.participant(waiting.user())
            .orElseGet(
                () ->
                    new Participant(
                        waiting.user(), waiting.displayName(), waiting.role(), List.of()));
    join(next, participant, waiting.flow(), waiting.session());
    dialogs.info(waiting.session().dialog(), waiting.admitted());
    return conferences.find(state.uri()).orElse(next);
  }

  /** Somebody who waits is sent away; returns the state now. */
  ConferenceState deny(ConferenceState state, Waiting waiting, C3pReason why) {
    FocusDialogId dialog = waiting.session().dialog();
    ConferenceState next = state.withoutWaiting(dialog);
    change(next, waiting.user());
    dialogs.info(dialog, waiting.denied(why));
    end(dialog);
    return next;
  }

  /** A dialog of the lobby has ended. */
  void leaveLobby(ConferenceState state, Waiting waiting) {
    places.remove(waiting.session().dialog());
    change(state.withoutWaiting(waiting.session().dialog()), waiting.user());
  }

  /** A session leaves, and with its last session the user. */
  void leave(ConferenceState state, Participant participant, FocusDialogId dialog) {
    places.remove(dialog);
    Participant rest = participant.without(dialog);
    if (rest.sessions().isEmpty()) {
      remove(state, participant, ConferenceKeys.isStranger(participant.user()));
    } else {
      change(state.with(rest), rest.user());
    }
  }

  /** A user is put out: the dialogs end, but for the one that the command came by, if it did. */
  void eject(ConferenceState state, Participant participant, Optional<FocusDialogId> spared) {
    participant.sessions().forEach(session -> end(session.dialog(), spared));
    remove(state, participant, true);
  }

  /** A user who is at an MCU only is put out there. */
  void ejectFromMcus(ConferenceState state, SipUri user) {
    mcus.gone(state, user);
  }

  /** A user gets another role, in all sessions, until the conference is over. */
  void promote(ConferenceState state, Participant participant, Role role) {
    boolean own = participant.sessions().stream().anyMatch(one -> one.role().isPresent());
    if (participant.role() == role && !own) {
      return;
    }
    SipUri user = participant.user();
    Participant changed = participant.as(role);
    ConferenceState next = state.with(state.memory().with(user, role)).with(changed);
    store(next);
    change(next, user);
    mcus.promoted(next, user, role);
  }

  /** One endpoint of a user gets a role of its own; MCUs are told of the calls of that device. */
  void promote(
      ConferenceState state, Participant participant, Participant.Session session, Role role) {
    ConferenceState next = state.with(participant.with(session.as(role)));
    change(next, participant.user());
    mcus.promoted(next, participant.user(), session, role);
  }

  /** A participant is other than before: another name. */
  void replace(ConferenceState state, Participant participant) {
    change(state.with(participant), participant.user());
  }

  /** The conference is locked or unlocked. */
  void lock(ConferenceState state, boolean locked) {
    if (state.locked() == locked) {
      return;
    }
    ConferenceState.Memory memory = state.memory();
    for (Participant inside : locked ? state.participants() : List.<Participant>of()) {
      memory = memory.with(inside.user());
    }
    ConferenceState next =
        state.with(
            locked ? memory : new ConferenceState.Memory(memory.roles(), java.util.Set.of()));
    next = next.locked(locked);
    store(next);
    conferences.save(next);
    events.publish(next.uri(), RosterChange.view(ConferenceUri.FOCUS));
    mcus.locked(next);
  }

  /** The organizer has modified the record. */
  void describe(ConferenceState state, ConferenceRecord record) {
    ConferenceState next = state.with(record);
    conferences.save(next);
    events.publish(next.uri(), RosterChange.ofDescription());
  }

  /** Somebody has no account any more, and with it no rights here. */
  void personGone(ConferenceState state, SipUri user) {
    conferences.save(
        state
            .with(state.record().without(user))
            .with(state.memory().withoutRole(user).without(user)));
    if (state.mcus().values().stream().anyMatch(mcu -> mcu.members().containsKey(user))) {
      events.publish(state.uri(), RosterChange.user(user));
    }
  }

  /** An MCU has told something. */
  void told(ConferenceState state, McuType type, XmlElement info) {
    McuRoster known = state.mcus().getOrDefault(type, McuRoster.EMPTY);
    McuRoster.Merged merged = known.merge(info);
    boolean first = !state.mcus().containsKey(type);
    conferences.save(state.with(type, merged.next()));
    RosterChange change =
        new RosterChange(
            merged.users(),
            false,
            merged.view() || first ? java.util.Set.of(type.wireName()) : java.util.Set.of());
    if (!change.isNothing()) {
      events.publish(state.uri(), change);
    }
    for (SipUri user : merged.users()) {
      if (state.participant(user).isEmpty() && merged.next().hasDialedIn(user)) {
        mcus.gone(state.with(type, merged.next()), user); // put out while the call was on its way
      }
      hungUp(state.uri(), user, known, merged.next());
    }
  }

  /** Phones that have no other session than their calls are out when these are over. */
  private void hungUp(ConferenceUri focus, SipUri user, McuRoster before, McuRoster now) {
    java.util.Set<String> over =
        PhoneCalls.callIds(Optional.ofNullable(before.members().get(user)));
    over.removeAll(PhoneCalls.callIds(Optional.ofNullable(now.members().get(user))));
    if (over.isEmpty()) {
      return;
    }
    ConferenceState state = conferences.find(focus).orElseThrow();
    Optional<Participant> participant = state.participant(user);
    for (FocusDialogId call :
        participant.map(one -> PhoneCalls.sessions(one, over)).orElse(List.of())) {
      ConferenceState current = conferences.find(focus).orElseThrow();
      current.participant(user).ifPresent(one -> leave(current, one, call));
    }
  }

  /** No MCU of that type serves the conference any more: what it had told holds no longer. */
  void untold(ConferenceState state, McuType type) {
    McuRoster known = state.mcus().getOrDefault(type, McuRoster.EMPTY);
    conferences.save(state.without(type));
    events.publish(
        state.uri(), new RosterChange(known.members().keySet(), true, java.util.Set.of()));
    known.members().keySet().forEach(user -> hungUp(state.uri(), user, known, McuRoster.EMPTY));
  }

  /** The conference is over for everybody, but for the dialog that the command came by. */
  void over(ConferenceState state, Optional<FocusDialogId> spared) {
    conferences.forget(state.uri());
    liveRecords.delete(state.uri());
    events.over(state.uri());
    calls.over(state.uri());
    mcus.over(state.uri());
    for (Waiting waiting : state.lobby()) {
      dialogs.info(waiting.session().dialog(), waiting.denied(C3pReason.CONFERENCE_DOESNT_EXIST));
      end(waiting.session().dialog());
    }
    for (Participant participant : state.participants()) {
      participant.sessions().forEach(session -> end(session.dialog(), spared));
    }
  }

  private void change(ConferenceState next, SipUri user) {
    conferences.save(next);
    events.publish(next.uri(), RosterChange.user(user));
  }

  /**
   * Takes a user off the roster.
   *
   * @param forgotten whether a role given to him ends too: whoever is put out comes back as others
   *     do, and the address of a stranger may be another's next
   */
  private void remove(ConferenceState state, Participant participant, boolean forgotten) {
    SipUri user = participant.user();
    ConferenceState next = state.without(user, clock.instant());
    ConferenceState.Memory before = next.memory();
    ConferenceState.Memory memory = forgotten ? before.withoutRole(user) : before;
    memory = state.locked() ? memory.without(user) : memory;
    if (!memory.equals(before)) {
      next = next.with(memory);
      store(next);
    }
    change(next, user);
    events.left(next.uri(), user);
    mcus.gone(next, user);
  }

  /** What must be there when the server comes back after a crash. */
  private void store(ConferenceState state) {
    Map<SipUri, Role> members = new HashMap<>();
    state
        .memory()
        .members()
        .forEach(member -> members.put(member, RosterDocuments.roleOf(state, member)));
    members.putAll(state.memory().roles());
    liveRecords.save(new LiveRecord(state.uri(), state.locked(), members, clock.instant()));
  }

  private void end(FocusDialogId dialog) {
    places.remove(dialog);
    dialogs.bye(dialog);
  }

  private void end(FocusDialogId dialog, Optional<FocusDialogId> spared) {
    places.remove(dialog);
    if (!spared.equals(Optional.of(dialog))) {
      dialogs.bye(dialog);
    }
  }
}
