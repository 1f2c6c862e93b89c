package org.confab.mediaserver.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;

/**
 * An INVITE that begins a dialog, read.
 *
 * @param called whom it is for: the Request-URI
 * @param conference the conference at this MCU, if it is for one
 * @param user who the server says it is: P-Asserted-Identity
 * @param device its Contact
 * @param offer its body, if it has one
 * @param dialog the dialog that it begins
 */
record Invitation(
    SipUri called,
    Optional<ConferenceUri> conference,
    SipUri user,
    Optional<SipUri> device,
    Optional<Body> offer,
    DialogState dialog) {

  /** Reads an INVITE; throws {@link LegRefused} if it cannot be one to anything here. */
  static Invitation read(RawMessage invite) {
    Optional<ConferenceUri> conference =
        ConferenceUri.parse(invite.requestUri()).filter(uri -> !uri.isFocus());
    String contact = RawMessageAddress.parse(invite.header("contact").orElse("")).uri();
    return new Invitation(
        uri(invite.requestUri())
            .orElseThrow(() -> new LegRefused(404, Diagnostic.CONFERENCE_URI_INVALID)),
        conference,
        identity(invite),
        uri(contact),
        offer(invite),
        dialog(invite, contact, conference));
  }

  /** Who the server says has sent a request; throws {@link LegRefused} if it says nothing. */
  static SipUri identity(RawMessage request) {
    return request.headers("p-asserted-identity").stream()
        .flatMap(value -> RawMessageAddress.parseList(value).stream())
        .flatMap(address -> address.aor().stream())
        .findFirst()
        .orElseThrow(() -> new LegRefused(403, Diagnostic.CREDENTIALS_NOT_FOR_FROM));
  }

  private static Optional<SipUri> uri(String text) {
    try {
      return Optional.of(SipUri.parse(text));
    } catch (IllegalArgumentException notASipUri) {
      return Optional.empty();
    }
  }

  /** What a request brings; empty if that is nothing. */
  static Optional<Body> offer(RawMessage request) {
    Body body = SipDialog.body(request);
    return body.bytes().length == 0 && body.contentType().isEmpty()
        ? Optional.empty()
        : Optional.of(body);
  }

  /**
   * What stands in To stands in From of this side's requests: a phone may have called the Focus.
   */
  private static String called(RawMessage invite, Optional<ConferenceUri> conference) {
    return conference
        .filter(
            meant ->
                ConferenceUri.parse(invite.to().uri())
                    .filter(said -> said.focus().equals(meant.focus()))
                    .isEmpty())
        .map(ConferenceUri::asString)
        .orElseGet(() -> invite.to().uri());
  }

  /** This side's Contact: a conference says that it is one (RFC 4579 5.2). */
  String contact() {
    return conference
        .map(ConferenceUri::asString)
        .map(SipDialog::ofConference)
        .orElseGet(() -> "<" + dialog.local() + ">");
  }

  private static DialogState dialog(
      RawMessage invite, String contact, Optional<ConferenceUri> conference) {
    List<String> routes = new ArrayList<>();
    invite
        .headers("record-route")
        .forEach(
            value ->
                RawMessageAddress.parseList(value)
                    .forEach(route -> routes.add("<" + route.uri() + ">")));
    try {
      return new DialogState(
          invite.callId(),
          called(invite, conference),
          SipWire.token(),
          invite.from().uri(),
          invite.from().tag(),
          contact,
          routes,
          0,
          Long.parseLong(invite.cseqNumber()));
    } catch (IllegalArgumentException unusable) {
      throw new LegRefused(400, Diagnostic.PARSE_FAILURE);
    }
  }
}
