package org.confab.protocol.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;
import org.confab.protocol.location.LocationAnswer;
import org.confab.protocol.location.LocationOperation;
import org.confab.protocol.xml.Xml;

/** Documents for the XML reader itself and for location. */
final class XmlSeeds {
  private static final List<String> ROOTS =
      List.of("publish", "roamingData", "conference-info", "Envelope-SearchAbEntry", "xccos");

  private static final String[] ODD = {
    "<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- c --><a b=\"&lt;&#10;&#x41;\"><![CDATA[<x>]]>"
        + " &amp; </a>",
    "<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z SYSTEM \"file:///x\">]><a>&x;&z;</a>",
    "<p:a xmlns:p='urn:p' xmlns='urn:d' p:b='1' b='2' xml:lang='de'><?pi x?><c xmlns=''/></p:a>",
    "<a>\ud83d\ude00 \u00e9 \u0085 \u2028</a>"
  };

  static final String[] CIVIC = {
    "<civicAddress xmlns='urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr'><country>US</country>"
        + "<A1>WA</A1><A3>Redmond</A3><PRD>NE</PRD><RD>36th</RD><STS>St</STS><HNO>14820</HNO>"
        + "<LOC>Room 1</LOC><NAM>Litware</NAM><PC>98052</PC></civicAddress>"
  };

  static final String[] LOCATION_REQUESTS = {
    "<GetLocationsRequest><Entity>sip:alice@x.test</Entity><WAPBSSID>12-34-56-78-9A-BC</WAPBSSID>"
        + "<RSSI>3</RSSI><MAC>12-34-56-78-9A-BD</MAC><ChassisID>BBI0Vniavg==</ChassisID><PortID>"
        + "B2Fi</PortID><SubnetID>10.1.0.0</SubnetID><IP>10.1.2.3</IP></GetLocationsRequest>",
    "<GetLocationsInCityRequest><Entity>sip:alice@x.test</Entity><Country>US</Country><State>WA"
        + "</State><City>Redmond</City></GetLocationsInCityRequest>"
  };

  private XmlSeeds() {}

  static List<byte[]> all() {
    List<byte[]> all = new ArrayList<>();
    for (String root : ROOTS) {
      all.addAll(Mutations.texts(FuzzSeeds.xml(root)));
    }
    all.addAll(Mutations.texts(ODD));
    return all;
  }

  static String locationAnswer() {
    CivicAddress address =
        new CivicAddress(
            Map.of(CivicPart.COUNTRY, "US", CivicPart.CITY, "Redmond", CivicPart.STREET, "36th"));
    return new String(
        Xml.bytes(
            new LocationAnswer(LocationAnswer.Code.OK, List.of(address, address))
                .write(LocationOperation.GET_LOCATIONS, "sip:alice@x.test")),
        StandardCharsets.UTF_8);
  }
}
