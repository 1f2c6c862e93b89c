package org.confab.protocol.presence;

import java.time.Instant;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * The content of a {@code state} category, as far as the server decides by it.
 *
 * @param type who says so
 * @param availability 0–18500: available from 3000, idle 4500, busy 6000, busy and idle 7500, do
 *     not disturb 9000, be right back 12000, away 15000, offline 18000; 0 is unknown
 * @param activity the {@code activity} element, if there is one
 * @param lastActive when the user was last active, if known
 */
public record StateValue(
    StateType type, int availability, Optional<XmlElement> activity, Optional<Instant> lastActive) {
  /** Availability of somebody who is not signed in. */
  public static final int OFFLINE = 18500;

  /** A state with availability alone. */
  public static StateValue of(StateType type, int availability) {
    return new StateValue(type, availability, Optional.empty(), Optional.empty());
  }

  /** The same state, with another time of last activity. */
  public StateValue with(Optional<Instant> active) {
    return new StateValue(type, availability, activity, active);
  }

  /** The token of the activity, empty if there is none or it is a custom text. */
  public String token() {
    return activity.flatMap(element -> element.attribute("token")).orElse("");
  }

  /** Reads a state; empty if the element is none, or of a type that the server does not weigh. */
  public static Optional<StateValue> read(XmlElement element) {
    if (!element.name().equals("state")) {
      return Optional.empty();
    }
    return element
        .attribute("type")
        .flatMap(StateType::find)
        .map(
            type ->
                new StateValue(
                    type,
                    availability(element.childText("availability")),
                    element.child("activity"),
                    element.attribute("lastActive").map(Category::instant)));
  }

  private static int availability(String text) {
    if (text.isBlank()) {
      return 0;
    }
    return (int) Math.min(XmlValue.unsignedInt(text), OFFLINE + 500);
  }

  /** The element. */
  public XmlElement write() {
    XmlElement state =
        XmlElement.of(PresenceXml.STATE, "state")
            .with("{" + PresenceXml.XSI + "}type", type.asString());
    if (lastActive.isPresent()) {
      state = state.with("lastActive", Category.time(lastActive.get()));
    }
    state = state.withTextChild("availability", Integer.toString(availability));
    return activity.isPresent() ? state.with(activity.get()) : state;
  }
}
