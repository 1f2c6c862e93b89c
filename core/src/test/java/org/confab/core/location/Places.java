package org.confab.core.location;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;

/** Places and what is there, for tests. */
public final class Places {
  private Places() {}

  /** An address in Redmond with that location in it. */
  public static CivicAddress redmond(String location) {
    return address("US", "WA", "Redmond", location);
  }

  /** An address in a city with that location in it. */
  public static CivicAddress address(String country, String state, String city, String location) {
    Map<CivicPart, String> parts = new EnumMap<>(CivicPart.class);
    parts.put(CivicPart.COUNTRY, country);
    parts.put(CivicPart.STATE, state);
    parts.put(CivicPart.CITY, city);
    parts.put(CivicPart.STREET, "163rd");
    parts.put(CivicPart.HOUSE_NUMBER, "3910");
    parts.put(CivicPart.LOCATION, location);
    return new CivicAddress(parts);
  }

  /** Something in the network that is there. */
  public static LocationEntry at(CivicAddress address, NetworkElement.Kind kind, String... id) {
    return new LocationEntry(
        Optional.of(NetworkElement.parse(kind, id[0], id.length > 1 ? id[1] : "")),
        "",
        Location.of(address));
  }

  /** A place alone. */
  public static LocationEntry alone(CivicAddress address) {
    return new LocationEntry(Optional.empty(), "", Location.of(address));
  }
}
