package org.confab.core.presence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.protocol.pidf.Activity;
import org.confab.protocol.pidf.Basic;
import org.confab.protocol.pidf.Note;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.protocol.pidf.UserInput;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.xml.XmlElement;

/**
 * What a plain SIP client's presence document says in categories. An open tuple is a machine: one
 * whose user is active or idle if the document tells, otherwise one that can only be reached.
 * Activities become the user's, the calendar's or the phone's state. If all tuples are closed, the
 * client counts as not there.
 *
 * @param states what the person and the machine are up to, at most one of each type
 * @param onlyReachable whether nothing is known but that the client can be reached
 * @param note the person's note; empty if there is none
 */
record PidfPublication(List<StateValue> states, boolean onlyReachable, String note) {
  private static final String STATE_NAMESPACE = "http://schemas.microsoft.com/2006/09/sip/state";
  private static final String NOTE_NAMESPACE = "http://schemas.microsoft.com/2006/09/sip/note";
  private static final int AVAILABLE = 3500;
  private static final int IDLE = 5000;

  private static final List<ContainerId> STATES_IN =
      List.of(ContainerId.AGGREGATION, ContainerId.AGGREGATION_TEAM);
  private static final List<ContainerId> NOTES_IN =
      List.of(ContainerId.COMPANY, ContainerId.TEAM, ContainerId.PERSONAL);

  /** A client that has published nothing, but is registered. */
  static final PidfPublication REGISTERED =
      new PidfPublication(List.of(StateValue.of(StateType.MACHINE, AVAILABLE)), true, "");

  /** Copies its list. */
  PidfPublication {
    states = List.copyOf(states);
  }

  /** A category with its key, as it is to be published. */
  record Value(CategoryKey key, XmlElement content) {}

  static PidfPublication of(PidfDocument document) {
    if (closed(document)) {
      return new PidfPublication(List.of(), false, note(document));
    }
    Set<Activity> activities = EnumSet.noneOf(Activity.class);
    document.persons().forEach(person -> activities.addAll(person.activities()));
    List<StateValue> states = new ArrayList<>();
    List<UserInput> inputs = inputs(document);
    boolean idle = !inputs.isEmpty() && inputs.stream().allMatch(UserInput::idle);
    states.add(StateValue.of(StateType.MACHINE, idle ? IDLE : AVAILABLE));
    for (StateType type : List.of(StateType.USER, StateType.CALENDAR, StateType.PHONE)) {
      ActivityRow.of(type, activities).map(PidfPublication::state).ifPresent(states::add);
    }
    return new PidfPublication(states, inputs.isEmpty(), note(document));
  }

  /** A document without a word on that is about somebody who can be reached. */
  private static boolean closed(PidfDocument document) {
    List<Basic> told = document.tuples().stream().flatMap(tuple -> tuple.basic().stream()).toList();
    return !told.isEmpty() && told.stream().allMatch(Basic.CLOSED::equals);
  }

  private static List<UserInput> inputs(PidfDocument document) {
    return Stream.concat(
            document.persons().stream().flatMap(person -> person.userInput().stream()),
            document.devices().stream().flatMap(device -> device.userInput().stream()))
        .toList();
  }

  private static String note(PidfDocument document) {
    return Stream.of(
            document.persons().stream().flatMap(person -> person.notes().stream()),
            document.notes().stream(),
            document.tuples().stream().flatMap(tuple -> tuple.notes().stream()))
        .flatMap(notes -> notes)
        .map(Note::text)
        .findFirst()
        .orElse("");
  }

  private static StateValue state(ActivityRow row) {
    Optional<XmlElement> activity =
        row.token().isEmpty()
            ? Optional.empty()
            : Optional.of(XmlElement.of(STATE_NAMESPACE, "activity").with("token", row.token()));
    return new StateValue(row.type(), row.availability(), activity, Optional.empty());
  }

  /** The category instances, with the numbers of that slot. */
  List<Value> values(int slot) {
    List<Value> values = new ArrayList<>();
    for (StateValue state : states) {
      long instance =
          onlyReachable && state.type() == StateType.MACHINE
              ? PhoneInstances.reachable(slot)
              : PhoneInstances.published(slot, state.type());
      XmlElement element = state.write();
      STATES_IN.forEach(in -> values.add(value(CategoryName.STATE, instance, in, element)));
    }
    if (!note.isEmpty()) {
      XmlElement body =
          XmlElement.of(NOTE_NAMESPACE, "body")
              .with("type", "personal")
              .with("uri", "")
              .withText(note);
      XmlElement content = XmlElement.of(NOTE_NAMESPACE, "note").with(body);
      NOTES_IN.forEach(
          in -> values.add(value(CategoryName.NOTE, PhoneInstances.note(slot), in, content)));
    }
    return values;
  }

  private static Value value(
      CategoryName name, long instance, ContainerId container, XmlElement content) {
    return new Value(new CategoryKey(name, instance, container), content);
  }
}
