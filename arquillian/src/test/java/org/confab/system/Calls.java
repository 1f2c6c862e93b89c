package org.confab.system;

import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/** The messages of an instant message conversation, as clients of that generation send them. */
final class Calls {
  private static final String SDP =
      String.join(
          "\r\n",
          "v=0",
          "o=- 0 0 IN IP4 127.0.0.1",
          "s=session",
          "c=IN IP4 127.0.0.1",
          "t=0 0",
          "m=message 5060 sip null",
          "a=accept-types:text/plain",
          "");

  private Calls() {}

  /** The INVITE of an instant message session. */
  static SipRequest invite(SipUser caller, String uri) {
    return caller
        .request("INVITE", uri)
        .with("Supported", "ms-sender")
        .with("Ms-Conversation-ID", "138384500")
        .body("application/sdp", SDP);
  }

  /** The session description of an instant message session, as offer and as answer. */
  static String sdp() {
    return SDP;
  }
}
