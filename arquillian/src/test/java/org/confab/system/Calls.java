package org.confab.system;

import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/** The messages of a conversation, as clients of that generation send them. */
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

  /** The CANCEL of an INVITE that was sent: same branch, tags and number (RFC 3261 9.1). */
  static SipRequest cancel(SipUser caller, SipMessage invite) {
    return caller
        .request("CANCEL", invite.startLine().split(" ")[1])
        .replace("Via", invite.header("Via"))
        .replace("From", invite.header("From"))
        .replace("To", invite.header("To"))
        .replace("Call-ID", invite.header("Call-ID"))
        .replace("CSeq", invite.header("CSeq").replace("INVITE", "CANCEL"));
  }

  /** The session description of sound at a port of this machine: G.711, neither ICE nor SRTP. */
  static String sound(int port) {
    return String.join(
        "\r\n",
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=session",
        "c=IN IP4 127.0.0.1",
        "t=0 0",
        "m=audio " + port + " RTP/AVP 0 8",
        "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:8 PCMA/8000",
        "");
  }

  /** The session description of an instant message session, as offer and as answer. */
  static String sdp() {
    return SDP;
  }
}
