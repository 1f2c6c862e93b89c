package org.confab.core.presence;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.pidf.Activity;
import org.confab.protocol.pidf.Basic;
import org.confab.protocol.pidf.Note;
import org.confab.protocol.pidf.Person;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.protocol.pidf.Tuple;
import org.confab.protocol.pidf.UserInput;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.xml.XmlElement;

/**
 * What watchers in a container see of a user, for plain SIP clients (RFC 3856 6.5): one tuple, and
 * the person with activities, idleness and note. Who is blocked sees somebody offline.
 */
final class PidfView {
  private PidfView() {}

  static PidfDocument document(SeenPresence seen) {
    Optional<StateValue> state = seen.state();
    AvailabilityClass shown = AvailabilityClass.of(state.map(StateValue::availability).orElse(0));
    List<Note> notes = note(seen).stream().map(Note::of).toList();
    Tuple tuple =
        new Tuple(
            "user",
            Optional.of(shown.open() ? Basic.OPEN : Basic.CLOSED),
            Optional.of(new Tuple.Contact(seen.user().asString(), Optional.empty())),
            List.of(),
            Optional.empty());
    Person person =
        new Person(
            "person",
            activities(shown, state),
            shown.open() ? Optional.of(input(shown, state)) : Optional.empty(),
            notes,
            Optional.empty());
    return new PidfDocument(seen.user(), List.of(tuple), notes, List.of(person), List.of());
  }

  private static Set<Activity> activities(AvailabilityClass shown, Optional<StateValue> state) {
    Set<Activity> activities = new LinkedHashSet<>();
    if (shown.open()) {
      shown.activity().ifPresent(activities::add);
      state.map(StateValue::token).flatMap(ActivityRow::byToken).ifPresent(activities::add);
    }
    return activities;
  }

  private static UserInput input(AvailabilityClass shown, Optional<StateValue> state) {
    Optional<Instant> since =
        shown.idle() ? state.flatMap(StateValue::lastActive) : Optional.empty();
    return new UserInput(shown.idle(), since);
  }

  /** The newest note that says something. */
  private static Optional<String> note(SeenPresence seen) {
    return seen.category(CategoryName.NOTE).stream()
        .sorted(Comparator.comparing(CategoryInstance::publishTime).reversed())
        .flatMap(one -> one.value().stream())
        .map(value -> value.child("body").map(XmlElement::text).orElse(""))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
