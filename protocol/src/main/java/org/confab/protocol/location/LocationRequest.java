package org.confab.protocol.location;

import java.util.Optional;
import java.util.function.Function;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/** What a client asks of the location information service. */
public sealed interface LocationRequest {
  /** Longest name of a user, in characters (restrictedAnyURI). */
  int MAX_ENTITY = 454;

  /** Whose location it is: a SIP URI as the client writes it. */
  String entity();

  /**
   * Where a device is ([MS-E911WS] 3.1.4.1.2.1). It is asked right after the sign-in and whenever
   * the device moves in the network.
   *
   * @param entity whose location it is
   * @param accessPoint BSSID of the wireless access point
   * @param signal strength of its signal, 0 to 255
   * @param mac the device's own address
   * @param chassis the switch
   * @param port the port of that switch
   * @param subnet first address of the device's subnet, without its length
   * @param ip the device's IP address
   */
  record Device(
      String entity,
      Optional<MacAddress> accessPoint,
      Optional<Integer> signal,
      Optional<MacAddress> mac,
      Optional<LldpId> chassis,
      Optional<LldpId> port,
      Optional<IpAddress> subnet,
      Optional<IpAddress> ip)
      implements LocationRequest {}

  /**
   * Which locations there are in a city ([MS-E911WS] 4).
   *
   * @param entity who asks
   * @param country code of two letters
   * @param state state or province
   * @param city the city
   */
  record City(String entity, String country, String state, String city)
      implements LocationRequest {}

  /**
   * Reads a request. Elements may stand in any order, since Lync 2010 swaps some, and in any
   * namespace; an empty one counts as absent, an unknown one is passed over.
   *
   * @throws IllegalArgumentException for a value that is none, and without user
   */
  static LocationRequest read(LocationOperation operation, XmlElement request) {
    String entity = request.childText("Entity");
    if (entity.isEmpty() || entity.length() > MAX_ENTITY) {
      throw new IllegalArgumentException("Entity is missing or too long");
    }
    return switch (operation) {
      case GET_LOCATIONS ->
          new Device(
              entity,
              value(request, "WAPBSSID", MacAddress::parse),
              value(request, "RSSI", text -> (int) XmlValue.number(text, 255)),
              value(request, "MAC", MacAddress::parse),
              value(request, "ChassisID", LldpId::ofBase64),
              value(request, "PortID", LldpId::ofBase64),
              value(request, "SubnetID", IpAddress::parse),
              value(request, "IP", IpAddress::parse));
      case GET_LOCATIONS_IN_CITY ->
          new City(entity, text(request, "Country"), text(request, "State"), text(request, "City"));
    };
  }

  private static <T> Optional<T> value(XmlElement request, String name, Function<String, T> read) {
    return Optional.of(request.childText(name)).filter(text -> !text.isEmpty()).map(read);
  }

  private static String text(XmlElement request, String name) {
    String text = request.childText(name);
    if (text.isEmpty() || text.length() > CivicPart.CITY.longest()) {
      throw new IllegalArgumentException(name + " is missing or too long");
    }
    return text;
  }
}
