package org.confab.core.conferencing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/**
 * The live state of an active conference, as a value: every change gives the next state with the
 * next version.
 *
 * @param record the conference as scheduled
 * @param version rises with every change; 0 before the first participant
 * @param locked whether new participants are kept out
 * @param participants in the order of joining
 * @param lobby who waits to be let in, in the order of coming
 * @param memory what is kept of people who may not be inside
 * @param mcus what the MCUs that serve the conference have told
 * @param emptySince since when nobody is in it, if so
 */
public record ConferenceState(
    ConferenceRecord record,
    long version,
    boolean locked,
    List<Participant> participants,
    List<Waiting> lobby,
    Memory memory,
    Map<McuType, McuRoster> mcus,
    Optional<Instant> emptySince) {

  /**
   * What a conference remembers of people, be they inside or not.
   *
   * @param roles roles that were given while the conference was on; they hold until it is over
   * @param members who may come back although the conference is locked
   */
  public record Memory(Map<SipUri, Role> roles, Set<SipUri> members) {
    /** Nobody. */
    static final Memory NOBODY = new Memory(Map.of(), Set.of());

    /** Copies its collections. */
    public Memory {
      roles = Map.copyOf(roles);
      members = Set.copyOf(members);
    }

    Memory with(SipUri user, Role role) {
      Map<SipUri, Role> more = new HashMap<>(roles);
      more.put(user, role);
      return new Memory(more, members);
    }

    Memory with(SipUri member) {
      Set<SipUri> more = new LinkedHashSet<>(members);
      more.add(member);
      return new Memory(roles, more);
    }

    Memory withoutRole(SipUri user) {
      Map<SipUri, Role> fewer = new HashMap<>(roles);
      fewer.remove(user);
      return new Memory(fewer, members);
    }

    Memory without(SipUri member) {
      Set<SipUri> fewer = new LinkedHashSet<>(members);
      fewer.remove(member);
      return new Memory(roles, fewer);
    }
  }

  /** Copies its collections. */
  public ConferenceState {
    participants = List.copyOf(participants);
    lobby = List.copyOf(lobby);
    mcus = Map.copyOf(mcus);
  }

  /**
   * A conference that its first participant is about to enter, as it was left. It may be the lobby
   * that he comes into, so until somebody is inside it is empty.
   */
  static ConferenceState activated(
      ConferenceRecord record, Optional<LiveRecord> left, Instant now) {
    boolean locked = left.map(LiveRecord::locked).orElse(false);
    Map<SipUri, Role> known = left.map(LiveRecord::members).orElse(Map.of());
    Memory memory = new Memory(known, locked ? known.keySet() : Set.of());
    return new ConferenceState(
        record, 0, locked, List.of(), List.of(), memory, Map.of(), Optional.of(now));
  }

  /** The Focus of the conference. */
  public ConferenceUri uri() {
    return record.uri();
  }

  /** The participant of that address of record. */
  public Optional<Participant> participant(SipUri user) {
    SipUri aor = user.aor();
    return participants.stream().filter(one -> one.user().equals(aor)).findFirst();
  }

  /** All who wait by that address of record. */
  List<Waiting> waiting(SipUri user) {
    SipUri aor = user.aor();
    return lobby.stream().filter(one -> one.user().equals(aor)).toList();
  }

  /** With a participant added, or in the place of the one of the same user. */
  ConferenceState with(Participant participant) {
    List<Participant> next = new ArrayList<>(participants);
    int at = next.indexOf(participant(participant.user()).orElse(participant));
    if (at < 0) {
      next.add(participant);
    } else {
      next.set(at, participant);
    }
    return next(locked, next, lobby, memory, mcus, Optional.empty());
  }

  /** Without a user. */
  ConferenceState without(SipUri user, Instant now) {
    List<Participant> next = new ArrayList<>(participants);
    next.removeIf(one -> one.user().equals(user.aor()));
    return next(locked, next, lobby, memory, mcus, next.isEmpty() ? Optional.of(now) : emptySince);
  }

  /** Locked or unlocked. */
  ConferenceState locked(boolean lock) {
    return next(lock, participants, lobby, memory, mcus, emptySince);
  }

  /** With somebody more in the lobby. */
  ConferenceState with(Waiting comer) {
    List<Waiting> next = new ArrayList<>(lobby);
    next.add(comer);
    return next(locked, participants, next, memory, mcus, emptySince);
  }

  /** Without one in the lobby, who has gone in or away. */
  ConferenceState withoutWaiting(FocusDialogId dialog) {
    List<Waiting> next = new ArrayList<>(lobby);
    next.removeIf(one -> one.session().dialog().equals(dialog));
    return next(locked, participants, next, memory, mcus, emptySince);
  }

  /** Remembering that. */
  ConferenceState with(Memory newMemory) {
    return next(locked, participants, lobby, newMemory, mcus, emptySince);
  }

  /** After an MCU has told something. */
  ConferenceState with(McuType type, McuRoster told) {
    Map<McuType, McuRoster> more = new EnumMap<>(McuType.class);
    more.putAll(mcus);
    more.put(type, told);
    return next(locked, participants, lobby, memory, more, emptySince);
  }

  /** When no MCU of that type serves the conference any more. */
  ConferenceState without(McuType type) {
    Map<McuType, McuRoster> fewer = new HashMap<>(mcus);
    fewer.remove(type);
    return next(locked, participants, lobby, memory, fewer, emptySince);
  }

  /** After the organizer has modified the record. */
  ConferenceState with(ConferenceRecord newRecord) {
    return new ConferenceState(
        newRecord, version + 1, locked, participants, lobby, memory, mcus, emptySince);
  }

  private ConferenceState next(
      boolean lock,
      List<Participant> inside,
      List<Waiting> outside,
      Memory remembered,
      Map<McuType, McuRoster> told,
      Optional<Instant> empty) {
    return new ConferenceState(record, version + 1, lock, inside, outside, remembered, told, empty);
  }
}
