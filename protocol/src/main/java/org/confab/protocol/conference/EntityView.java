package org.confab.protocol.conference;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * An entity-view of the conference-view: what the Focus or one MCU says about the conference. In
 * requests to the Focus Factory {@code entity} is a bare MCU type that the organizer wants.
 *
 * @param entity URI of the Focus or MCU, or an MCU type
 * @param content entity-capabilities, entity-settings, entity-state and what else is told, in order
 */
public record EntityView(String entity, List<XmlElement> content) {
  /** Copies its list. */
  public EntityView {
    content = List.copyOf(content);
  }

  /** A view that only names its entity. */
  public static EntityView of(String entity) {
    return new EntityView(entity, List.of());
  }

  /** A view that tells whether new participants are kept out. */
  public static EntityView locked(String entity, boolean locked) {
    return new EntityView(
        entity,
        List.of(
            XmlElement.of(ConferenceNamespaces.MSCI, "entity-state")
                .withTextChild("locked", Boolean.toString(locked))));
  }

  /** Whether new participants are kept out, if that is told. */
  public Optional<Boolean> locked() {
    return content.stream()
        .filter(element -> element.name().equals("entity-state"))
        .flatMap(state -> state.child("locked").stream())
        .map(locked -> locked.text().equals("true"))
        .findFirst();
  }
}
