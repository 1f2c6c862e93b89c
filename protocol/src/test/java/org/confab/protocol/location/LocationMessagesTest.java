package org.confab.protocol.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.location.LocationAnswer.Code;
import org.confab.protocol.presence.Schemas;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationMessagesTest {
  private static final String ALICE = "sip:alice@litwareinc.com";
  private static final Schemas SERVICE = Schemas.of("location", "e911ws.xsd");
  private static final Schemas CIVIC = Schemas.of("location", "rfc5139-1.xsd");
  private static final Schemas PIDF_LO = Schemas.of("location", "pidf-lo.xsd");

  /** The address of the published example ([MS-E911WS] 4). */
  private static final CivicAddress EXAMPLE =
      new CivicAddress(
          Map.of(
              CivicPart.COUNTRY, "us",
              CivicPart.STATE, "WA",
              CivicPart.CITY, " Redmond ",
              CivicPart.STREET, "163rd",
              CivicPart.STREET_SUFFIX, "Ave",
              CivicPart.POST_DIRECTIONAL, "NE",
              CivicPart.HOUSE_NUMBER, "3910",
              CivicPart.LOCATION, "30/3351",
              CivicPart.COMPANY, "Microsoft",
              CivicPart.POSTAL_CODE, "98052"));

  private static LocationRequest read(String body) {
    XmlElement element = Xml.read(body);
    return LocationRequest.read(LocationOperation.of(element).orElseThrow(), element);
  }

  @Test
  void theAnswerIsThePublishedOne() {
    XmlElement answer =
        new LocationAnswer(Code.OK, List.of(EXAMPLE)).write(LocationOperation.GET_LOCATIONS, ALICE);

    assertThat(Xml.write(answer))
        .isEqualTo(
            "<GetLocationsResponse xmlns=\"urn:schema:Microsoft.Rtc.WebComponent.Lis.2010\">"
                + "<ReturnCode>200</ReturnCode><presenceList>"
                + "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\""
                + ALICE
                + "\"><tuple id=\"_LIS:0\"><status>"
                + "<geopriv xmlns=\"urn:ietf:params:xml:ns:pidf:geopriv10\"><location-info>"
                + "<civicAddress xmlns=\"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr\">"
                + "<country>US</country><A1>WA</A1><A3>Redmond</A3><PRD/><RD>163rd</RD>"
                + "<STS>Ave</STS><POD>NE</POD><HNO>3910</HNO><HNS/><LOC>30/3351</LOC>"
                + "<NAM>Microsoft</NAM><PC>98052</PC></civicAddress></location-info></geopriv>"
                + "</status></tuple></presence></presenceList></GetLocationsResponse>");
  }

  @Test
  void aFailureHasItsCodeAlone() throws Exception {
    XmlElement answer =
        LocationAnswer.failed(Code.NOT_FOUND).write(LocationOperation.GET_LOCATIONS_IN_CITY, ALICE);

    assertThat(Xml.write(answer))
        .isEqualTo(
            "<GetLocationsInCityResponse xmlns=\"urn:schema:Microsoft.Rtc.WebComponent.Lis.2010\">"
                + "<ReturnCode>404</ReturnCode></GetLocationsInCityResponse>");
    SERVICE.accept(answer);
    assertThatThrownBy(() -> new LocationAnswer(Code.NOT_FOUND, List.of(EXAMPLE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void severalLocationsHaveTuplesOfTheirOwn() {
    XmlElement answer =
        new LocationAnswer(Code.OK, List.of(EXAMPLE, EXAMPLE))
            .write(LocationOperation.GET_LOCATIONS, ALICE);

    assertThat(answer.child("presenceList").orElseThrow().children())
        .extracting(one -> one.child("tuple").orElseThrow().required("id"))
        .containsExactly("_LIS:0", "_LIS:1");
  }

  @Property(tries = 200)
  void everyAnswerIsReadAsItWasWrittenAndFitsTheSchemas(
      @ForAll("addresses") CivicAddress first, @ForAll("addresses") CivicAddress second)
      throws Exception {
    LocationAnswer answer = new LocationAnswer(Code.OK, List.of(first, second));
    XmlElement written = answer.write(LocationOperation.GET_LOCATIONS, ALICE);

    assertThat(LocationAnswer.read(Xml.read(Xml.bytes(written)))).isEqualTo(answer);
    SERVICE.accept(written);
    CIVIC.accept(first.write());
    for (XmlElement presence : written.child("presenceList").orElseThrow().children()) {
      PIDF_LO.accept(asTheRfcsHaveIt(presence));
    }
  }

  /**
   * The product differs from the RFCs in two things, and clients know it so: the tuple's id holds a
   * colon, which xs:ID does not allow, and there are no usage rules (RFC 4119 2.2.2).
   */
  private static XmlElement asTheRfcsHaveIt(XmlElement element) {
    XmlElement same =
        new XmlElement(
            element.namespace(),
            element.name(),
            element.attributes(),
            element.children().stream().map(LocationMessagesTest::asTheRfcsHaveIt).toList(),
            element.text());
    return switch (element.name()) {
      case "tuple" -> same.with("id", element.required("id").replace(':', '_'));
      case "geopriv" -> same.with(XmlElement.of(element.namespace(), "usage-rules"));
      default -> same;
    };
  }

  @Test
  void aRequestIsReadInAnyOrderAndNamespace() {
    LocationRequest.Device expected =
        new LocationRequest.Device(
            ALICE,
            Optional.of(MacAddress.parse("00-11-22-33-44-55")),
            Optional.of(7),
            Optional.of(MacAddress.parse("12-22-22-22-22-22")),
            Optional.of(new LldpId(4, "001122334455")),
            Optional.of(new LldpId(5, "476931")),
            Optional.of(IpAddress.parse("192.168.0.0")),
            Optional.of(IpAddress.parse("192.168.0.244")));
    String published =
        "<Entity>%s</Entity><WAPBSSID>00-11-22-33-44-55</WAPBSSID><RSSI>7</RSSI>"
            + "<MAC>12-22-22-22-22-22</MAC><ChassisID>BAARIjNEVQ==</ChassisID>"
            + "<PortID>BUdpMQ==</PortID><SubnetID>192.168.0.0</SubnetID><IP>192.168.0.244</IP>";
    String swapped =
        "<l:Entity>%s</l:Entity><l:IP>192.168.0.244</l:IP><l:SubnetID>192.168.0.0</l:SubnetID>"
            + "<l:Later>?</l:Later><l:PortID>BUdpMQ==</l:PortID>"
            + "<l:ChassisID>BAARIjNEVQ==</l:ChassisID><l:MAC>12:22:22:22:22:22</l:MAC>"
            + "<l:RSSI>7</l:RSSI><l:WAPBSSID>001122334455</l:WAPBSSID>";

    assertThat(
            read("<GetLocationsRequest>" + published.formatted(ALICE) + "</GetLocationsRequest>"))
        .isEqualTo(expected);
    assertThat(
            read(
                "<l:GetLocationsRequest xmlns:l='urn:schema:Microsoft.Rtc.WebComponent.Lis.2010'>"
                    + swapped.formatted(ALICE)
                    + "</l:GetLocationsRequest>"))
        .isEqualTo(expected);
  }

  @Test
  void whatIsEmptyIsNotThere() {
    LocationRequest read =
        read(
            "<GetLocationsRequest><Entity>"
                + ALICE
                + "</Entity><WAPBSSID/><SubnetID> </SubnetID></GetLocationsRequest>");
    Optional<MacAddress> none = Optional.empty();
    assertThat(read)
        .isEqualTo(
            new LocationRequest.Device(
                ALICE,
                none,
                Optional.empty(),
                none,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<WAPBSSID>5</WAPBSSID>",
        "<RSSI>256</RSSI>",
        "<RSSI>loud</RSSI>",
        "<MAC>12-22</MAC>",
        "<ChassisID>*</ChassisID>",
        "<PortID>BA==</PortID>",
        "<SubnetID>10.0.0.0/8</SubnetID>",
        "<IP>pool.litwareinc.com</IP>"
      })
  void whatIsMalformedIsRefused(String element) {
    String body =
        "<GetLocationsRequest><Entity>" + ALICE + "</Entity>" + element + "</GetLocationsRequest>";
    assertThatThrownBy(() -> read(body)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<GetLocationsRequest/>",
        "<GetLocationsInCityRequest><Entity>sip:a@b</Entity></GetLocationsInCityRequest>"
      })
  void whatIsMissingIsRefused(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCityIsAskedForByItsNames() {
    assertThat(
            read(
                "<GetLocationsInCityRequest><Entity>"
                    + ALICE
                    + "</Entity><Country>US</Country><State>WA</State><City>San Francisco</City>"
                    + "</GetLocationsInCityRequest>"))
        .isEqualTo(new LocationRequest.City(ALICE, "US", "WA", "San Francisco"));
  }

  @Test
  void anotherElementIsNoOperation() {
    assertThat(LocationOperation.of(Xml.read("<GetLocations/>"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"USA", "U1", "ä"})
  void aCountryHasTwoLetters(String code) {
    assertThatThrownBy(() -> new CivicAddress(Map.of(CivicPart.COUNTRY, code)))
        .hasMessageContaining("country");
  }

  @Test
  void whatNoDocumentMayHoldIsInNoAddress() {
    for (String text : List.of("a\u0000b", "\uD800", "\uFFFE", "x".repeat(65))) {
      assertThatThrownBy(() -> new CivicAddress(Map.of(CivicPart.CITY, text)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("city");
    }
  }

  @Provide
  Arbitrary<CivicAddress> addresses() {
    return LocationArbitraries.civicAddresses();
  }

  @Property(tries = 200)
  void everyRequestIsReadAsItWasWrittenAndFitsTheSchema(@ForAll("requests") LocationRequest request)
      throws Exception {
    XmlElement written = request.write();

    assertThat(LocationRequest.read(request.operation(), Xml.read(Xml.bytes(written))))
        .isEqualTo(request);
    SERVICE.accept(written);
  }

  @Provide
  Arbitrary<LocationRequest> requests() {
    Arbitrary<LocationRequest> devices =
        Combinators.combine(
                LocationArbitraries.macAddresses().optional(),
                Arbitraries.integers().between(0, 255).optional(),
                LocationArbitraries.lldpIds().optional(),
                LocationArbitraries.lldpIds().optional(),
                LocationArbitraries.addresses().optional(),
                LocationArbitraries.addresses().optional())
            .as(
                (wap, signal, chassis, port, subnet, ip) ->
                    new LocationRequest.Device(ALICE, wap, signal, wap, chassis, port, subnet, ip));
    return Arbitraries.oneOf(
        devices, Arbitraries.just(new LocationRequest.City(ALICE, "US", "WA", "Redmond")));
  }
}
