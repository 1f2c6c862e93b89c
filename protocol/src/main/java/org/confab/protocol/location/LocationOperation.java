package org.confab.protocol.location;

import java.util.Optional;
import java.util.stream.Stream;
import org.confab.protocol.xml.XmlElement;

/** The operations of the service ([MS-E911WS] 3.1.4), told apart by the element in the body. */
public enum LocationOperation {
  /** Where a device is that sees these things in its network. */
  GET_LOCATIONS("GetLocations"),
  /** Which locations there are in a city. */
  GET_LOCATIONS_IN_CITY("GetLocationsInCity");

  /** Namespace of all elements. */
  public static final String NAMESPACE = "urn:schema:Microsoft.Rtc.WebComponent.Lis.2010";

  private final String name;

  LocationOperation(String name) {
    this.name = name;
  }

  /** The element of a request. */
  public String requestName() {
    return name + "Request";
  }

  /** The SOAP action of a request. */
  public String action() {
    return "LIService/" + name;
  }

  /** The element of an answer. */
  public String answerName() {
    return name + "Response";
  }

  /** Which operation a body asks for, if any; the namespace does not count, clients differ. */
  public static Optional<LocationOperation> of(XmlElement body) {
    return Stream.of(values()).filter(row -> row.requestName().equals(body.name())).findFirst();
  }
}
