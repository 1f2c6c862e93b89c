package org.confab.protocol.location;

import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * One location of the answer: a presence document that says nothing but where (PIDF-LO, RFC 4119,
 * RFC 5491), in the product's spelling: a tuple {@code _LIS:0}, {@code _LIS:1} and so on, without
 * usage rules.
 */
final class LocatedPresence {
  static final String PIDF = "urn:ietf:params:xml:ns:pidf";
  static final String GEOPRIV = "urn:ietf:params:xml:ns:pidf:geopriv10";

  private LocatedPresence() {}

  static XmlElement write(String entity, int place, CivicAddress address) {
    XmlElement info = XmlElement.of(GEOPRIV, "location-info").with(address.write());
    XmlElement status =
        XmlElement.of(PIDF, "status").with(XmlElement.of(GEOPRIV, "geopriv").with(info));
    XmlElement tuple = XmlElement.of(PIDF, "tuple").with("id", "_LIS:" + place).with(status);
    return XmlElement.of(PIDF, "presence").with("entity", entity).with(tuple);
  }

  /** The address, if the document has one. */
  static Optional<CivicAddress> read(XmlElement presence) {
    return presence
        .path("tuple", "status", "geopriv", "location-info", "civicAddress")
        .map(CivicAddress::read);
  }
}
