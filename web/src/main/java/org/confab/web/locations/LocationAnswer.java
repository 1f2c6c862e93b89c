package org.confab.web.locations;

import java.util.EnumMap;
import java.util.Map;
import org.confab.core.location.Location;
import org.confab.core.location.LocationEntry;
import org.confab.core.location.NetworkElement;
import org.confab.protocol.location.CivicPart;
import org.confab.web.answer.Flat;
import org.confab.web.answer.Member;

/** What is where in the network. */
record LocationAnswer(
    @Member(value = "wap, port, switch, subnet, mac, or location without any", example = "subnet")
        String type,
    @Member(value = "What it is called in the network", example = "127.0.0.0") String id,
    String port,
    String description,
    @Member("Whether the guide of streets knows the address") boolean validated,
    @Flat Map<CivicPart, String> address) {

  static LocationAnswer of(LocationEntry entry) {
    Map<CivicPart, String> address = new EnumMap<>(CivicPart.class);
    for (CivicPart part : CivicPart.values()) {
      address.put(part, entry.location().address().text(part));
    }
    return new LocationAnswer(
        entry.element().map(element -> element.kind().asString()).orElse("location"),
        entry.element().map(NetworkElement::id).orElse(""),
        entry.element().map(NetworkElement::port).orElse(""),
        entry.description(),
        entry.location().validity() == Location.Validity.VALID,
        address);
  }
}
