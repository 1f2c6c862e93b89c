package org.confab.core.conferencing;

import static org.confab.protocol.conference.ConferenceNamespaces.CI;

import java.util.Optional;
import java.util.UUID;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * How a phone that knows nothing of C3P joins: by an INVITE to the Focus alone (RFC 4579 5.2). It
 * is in the roster, in the role that the policy gives, and may subscribe to it. One that offers
 * sound goes on to the A/V MCU; without one it is refused: it would be held, and its user wait for
 * voices that never come. One that offers nothing gets a session without media (RFC 3264 5).
 */
final class PhoneJoin {
  private static final String SDP = "application/sdp";

  private PhoneJoin() {}

  /** Whether that is the INVITE of a phone. */
  static boolean is(Body body) {
    return body.bytes().length == 0
        || body.contentType().regionMatches(true, 0, SDP, 0, SDP.length());
  }

  /** Whether that offers media. */
  static boolean offersMedia(Body body) {
    return body.text().lines().anyMatch(line -> line.startsWith("m="));
  }

  /** The refusal of media that nobody takes. */
  static Refused noMedia() {
    return new Refused(488, Diagnostic.MEDIA_NOT_SERVED, "no MCU for sound serves the conference");
  }

  /** What the INVITE means in the words of C3P. */
  static AddUserBody addUser(JoinRequest request) {
    SipUri caller = request.caller().aor();
    XmlElement keys =
        C3pAnswers.element("conferenceKeys").with("confEntity", request.target().asString());
    XmlElement user = XmlElement.of(CI, "user").with("entity", caller.asString());
    XmlElement command = C3pAnswers.element(C3pCommand.ADD_USER.wireName()).with(keys, user);
    return new AddUserBody(
        new C3pRequest(0, caller, request.target(), command),
        keys,
        user,
        "{" + UUID.randomUUID() + "}",
        Optional.empty(),
        false);
  }

  /** A session without media, to which some may be added. */
  static Body offer() {
    return Body.of(
        SDP, "v=0\r\no=- 0 0 IN IP4 0.0.0.0\r\ns=conference\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n");
  }
}
