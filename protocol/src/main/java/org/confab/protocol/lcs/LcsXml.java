package org.confab.protocol.lcs;

import org.confab.protocol.sip.SipUri;

/** Namespaces of this family of documents, and how their addresses are read. */
final class LcsXml {
  /** Of presence documents on the wire ([MS-SIP] 4.3); the schema's own one is never sent. */
  static final String PRESENCE = "http://schemas.microsoft.com/2002/09/sip/presence";

  static final String ADHOC_LIST = "urn:ietf:params:xml:ns:adrl";

  private LcsXml() {}

  /** An address with or without its scheme; clients write both. */
  static SipUri uri(String text) {
    String bare = text.strip();
    return SipUri.parse(bare.regionMatches(true, 0, "sip:", 0, 4) ? bare : "sip:" + bare).aor();
  }
}
