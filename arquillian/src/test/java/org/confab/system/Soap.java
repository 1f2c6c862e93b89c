package org.confab.system;

import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/** SERVICE requests with a SOAP method, and the subscription that tells what they change. */
final class Soap {
  static final String TYPE = "application/SOAP+xml";

  private Soap() {}

  /** Asks for that method of one's own URI. */
  static SipMessage ask(SipUser user, String method) {
    return user.ask(request(user, user.aor(), method));
  }

  /** The request, to be sent to that URI. */
  static SipRequest request(SipUser user, String uri, String method) {
    return user.request("SERVICE", uri)
        .body(
            TYPE,
            "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\">"
                + "<SOAP-ENV:Body>"
                + method
                + "</SOAP-ENV:Body></SOAP-ENV:Envelope>");
  }

  /** Subscribes to the own contact list; the whole list. */
  static String contactList(SipUser user) {
    SipMessage answer =
        user.ask(
            user.request("SUBSCRIBE", user.aor())
                .with("Event", "vnd-microsoft-roaming-contacts")
                .with("Accept", "application/vnd-microsoft-roaming-contacts+xml")
                .with("Supported", "com.microsoft.autoextend")
                .with("Supported", "ms-benotify")
                .with("Supported", "ms-piggyback-first-notify")
                .with("Proxy-Require", "ms-benotify"));
    if (answer.status() != 200) {
      throw new AssertionError("no contact list:\n" + answer);
    }
    return answer.body();
  }

  /** The next change of the contact list. */
  static String contactDelta(SipUser user) {
    return user.awaitRequest("BENOTIFY", message -> message.body().contains("<contactDelta"))
        .body();
  }
}
