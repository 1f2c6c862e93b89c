package org.confab.protocol.conference;

import java.util.Optional;

/**
 * An entity-view of the conference-view: what the Focus or one MCU says about the conference. In
 * requests to the Focus Factory {@code entity} is a bare MCU type that the organizer wants.
 *
 * @param entity URI of the Focus or MCU, or an MCU type
 * @param locked whether new participants are kept out, if that is told
 */
public record EntityView(String entity, Optional<Boolean> locked) {
  /** A view that only names its entity. */
  public static EntityView of(String entity) {
    return new EntityView(entity, Optional.empty());
  }
}
