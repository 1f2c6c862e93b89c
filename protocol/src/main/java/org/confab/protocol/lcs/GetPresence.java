package org.confab.protocol.lcs;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code getPresence}: asks once for somebody's presence ([MS-SIP] 3.2.4.4).
 *
 * @param uri whose, as an address of record
 */
public record GetPresence(SipUri uri) {
  /** Reads the method; throws {@link IllegalArgumentException} if the address is missing or bad. */
  public static GetPresence read(XmlElement method) {
    return new GetPresence(
        LcsXml.uri(method.named("getPresence").requiredChild("presentity").required("uri")));
  }
}
