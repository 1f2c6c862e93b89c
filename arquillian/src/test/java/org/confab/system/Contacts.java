package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.protocol.xml.Xml;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/** Changes of contact lists as clients make them. */
final class Contacts {
  private Contacts() {}

  /** Adds somebody to the first group, under another name. */
  static void add(SipUser user, String address, String name) {
    var unused =
        soap(
            user,
            "<m:setContact><m:displayName>"
                + name
                + "</m:displayName><m:groups>1</m:groups><m:subscribed>true</m:subscribed><m:URI>"
                + address
                + "</m:URI><m:externalURI/>%s</m:setContact>");
  }

  /** Gives a command on the delta number that the list has now. */
  static SipMessage soap(SipUser user, String command) {
    SipMessage answer = user.ask(request(user, command));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  /** How that command is given. */
  static SipRequest request(SipUser user, String command) {
    String number = Xml.read(Kept.of(user).contacts()).attribute("deltaNum").orElseThrow();
    String body =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\"><s:Body>"
            + command.formatted("<m:deltaNum>" + number + "</m:deltaNum>")
            + "</s:Body></s:Envelope>";
    return user.request("SERVICE", user.aor()).body("application/SOAP+xml", body);
  }
}
