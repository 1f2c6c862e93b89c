package org.confab.protocol.pidf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.protocol.xml.XmlElement;

/**
 * The human behind the presentity (RFC 4479 3.1) with rich presence (RFC 4480).
 *
 * @param id names it within the document
 * @param activities what the person does; unknown activities are left out
 * @param userInput whether the person is active, if told
 * @param notes texts for people
 * @param timestamp when this was so, to the second
 */
public record Person(
    String id,
    Set<Activity> activities,
    Optional<UserInput> userInput,
    List<Note> notes,
    Optional<Instant> timestamp) {
  /** Copies its collections. */
  public Person {
    activities = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(activities));
    notes = List.copyOf(notes);
  }

  static Person read(XmlElement element) {
    Set<Activity> activities =
        PidfXml.children(element, "activities").stream()
            .flatMap(list -> list.children().stream())
            .flatMap(one -> Activity.find(one.name()).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new Person(
        element.attribute("id").orElse(""),
        activities,
        PidfXml.child(element, "user-input").map(UserInput::read),
        PidfXml.notes(element),
        PidfXml.child(element, "timestamp").flatMap(time -> PidfTime.find(time.text())));
  }

  XmlElement write() {
    List<XmlElement> children = new ArrayList<>();
    if (!activities.isEmpty()) {
      children.add(
          XmlElement.of(PidfXml.RPID, "activities")
              .with(
                  activities.stream()
                      .map(one -> XmlElement.of(PidfXml.RPID, one.element()))
                      .toList()));
    }
    userInput.ifPresent(input -> children.add(input.write()));
    notes.forEach(note -> children.add(note.write(PidfXml.DATA_MODEL)));
    XmlElement person = XmlElement.of(PidfXml.DATA_MODEL, "person").with("id", id).with(children);
    return timestamp.isPresent()
        ? person.withTextChild("timestamp", PidfTime.write(timestamp.get()))
        : person;
  }
}
