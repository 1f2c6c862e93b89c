package org.confab.protocol.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * A state that the server makes of those that endpoints publish: {@code aggregateState} or {@code
 * aggregateMachineState}. Where the user is comes from the machine that he is at, where he meets
 * from the calendar.
 *
 * @param state type, availability, activity, and when the user was last active
 * @param endpointId the machine's endpoint, a GUID, if it is to be told
 * @param machine the state of the machine that he is at
 * @param calendar the state of the calendar, if his meeting is to be told
 */
public record AggregateState(
    StateValue state,
    Optional<String> endpointId,
    Optional<XmlElement> machine,
    Optional<XmlElement> calendar) {
  private static final List<String> PLACE = List.of("endpointLocation");
  private static final List<String> MEETING = List.of("meetingSubject", "meetingLocation");
  private static final List<String> DEVICE =
      List.of("timeZoneBias", "timeZoneName", "timeZoneAbbreviation", "device");

  /** Availability alone, which tells least. */
  public static AggregateState of(StateValue state) {
    return new AggregateState(state, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The element: as the schema orders it, later additions between delimiter and end. */
  public XmlElement write() {
    XmlElement element = state.write();
    if (endpointId.isPresent()) {
      element = element.with("endpointId", endpointId.get());
    }
    element = element.with(parts(machine, PLACE)).with(parts(calendar, MEETING));
    List<XmlElement> device = parts(machine, DEVICE);
    return device.isEmpty()
        ? element
        : element.with(common("delimiter")).with(device).with(common("end"));
  }

  private static XmlElement common(String name) {
    return XmlElement.of(PresenceXml.COMMON_TYPES, name);
  }

  /** Clients also publish empty elements, which say nothing. */
  private static List<XmlElement> parts(Optional<XmlElement> from, List<String> names) {
    List<XmlElement> parts = new ArrayList<>();
    for (String name : names) {
      from.flatMap(element -> element.child(name))
          .filter(part -> !part.text().isEmpty())
          .ifPresent(parts::add);
    }
    return parts;
  }
}
