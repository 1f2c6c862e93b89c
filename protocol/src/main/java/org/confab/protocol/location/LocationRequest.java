package org.confab.protocol.location;

import java.util.LinkedHashMap;
import java.util.Map;
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
      implements LocationRequest {
    @Override
    public XmlElement write() {
      Map<String, Optional<String>> seen = new LinkedHashMap<>();
      seen.put("WAPBSSID", accessPoint.map(MacAddress::asString));
      seen.put("RSSI", signal.map(String::valueOf));
      seen.put("MAC", mac.map(MacAddress::asString));
      seen.put("ChassisID", chassis.map(LldpId::asBase64));
      seen.put("PortID", port.map(LldpId::asBase64));
      seen.put("SubnetID", subnet.map(IpAddress::asString));
      seen.put("IP", ip.map(IpAddress::asString));
      XmlElement request = element(operation(), entity);
      for (Map.Entry<String, Optional<String>> one : seen.entrySet()) {
        if (one.getValue().isPresent()) {
          request = request.withTextChild(one.getKey(), one.getValue().get());
        }
      }
      return request;
    }
  }

  /**
   * Which locations there are in a city ([MS-E911WS] 4).
   *
   * @param entity who asks
   * @param country code of two letters
   * @param state state or province
   * @param city the city
   */
  record City(String entity, String country, String state, String city) implements LocationRequest {
    @Override
    public XmlElement write() {
      return element(operation(), entity)
          .withTextChild("Country", country)
          .withTextChild("State", state)
          .withTextChild("City", city);
    }
  }

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

  /** What was asked. */
  default LocationOperation operation() {
    return this instanceof Device
        ? LocationOperation.GET_LOCATIONS
        : LocationOperation.GET_LOCATIONS_IN_CITY;
  }

  /** The element of the request, its parts in the order of the schema. */
  XmlElement write();

  private static XmlElement element(LocationOperation operation, String entity) {
    return XmlElement.of(LocationOperation.NAMESPACE, operation.requestName())
        .withTextChild("Entity", entity);
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
