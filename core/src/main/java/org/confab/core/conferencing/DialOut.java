package org.confab.core.conferencing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code addUser} in the dialog with the Focus, naming no MCU: the Focus invites a user of this
 * deployment, whose client then joins by itself ([MS-CONFBAS] 2.2.3.15). The command succeeds when
 * the user has taken the invitation.
 */
final class DialOut {
  /** Media type of an invitation into a conference. */
  static final String INVITATION = "application/ms-conf-invite+xml";

  private final FocusCalls calls;
  private final UserDirectory directory;
  private final Admission admission;

  DialOut(ConferencingPorts ports, Admission admission, FocusCalls calls) {
    this.calls = calls;
    this.directory = ports.directory();
    this.admission = admission;
  }

  CompletionStage<C3pResponse> addUser(FocusCommand.Given given) {
    SipUri callee = checkOthers(given);
    if (!joiningMethod(given).equals("dialed-out")) {
      throw new CommandFailed(C3pReason.NOT_SUPPORTED, "only an MCU is dialed into by INFO");
    }
    if (directory.find(callee).isEmpty()) {
      throw new CommandFailed(C3pReason.USER_DOESNT_EXIST, callee.asString());
    }
    if (given.state().participant(callee).isEmpty()) {
      admission.checkRoom(given.state(), 1);
    }
    C3pRequest request = given.request();
    Invitation invitation = new Invitation(request.to(), callee, body(given), given.conversation());
    return calls
        .call(given.state().uri(), given.sender().user(), invitation)
        .thenApply(status -> answered(request, status));
  }

  private static C3pResponse answered(C3pRequest request, int status) {
    if (status >= 200 && status < 300) {
      return request.success(C3pAnswers.element(request.command().name()));
    }
    return request.failure(
        status == 408 || status == 480 || status == 487
            ? C3pReason.TIME_OUT
            : C3pReason.OTHER_FAILURE);
  }

  /**
   * The one user whom the command adds.
   *
   * @throws Refused 403 (3015) if an attendee wants to have somebody else called, 400 (3007) if
   *     there is not exactly one user, 400 (3002) if that is nobody's address
   */
  static SipUri checkOthers(FocusCommand.Given given) {
    List<XmlElement> users = given.command().children("user").toList();
    if (users.size() != 1) {
      throw new Refused(400, Diagnostic.C3P_ADD_USER_INVALID, "exactly one user is added");
    }
    SipUri user;
    try {
      user = SipUri.parse(users.get(0).attribute("entity").orElse("")).aor();
    } catch (IllegalArgumentException notAUri) {
      throw new Refused(400, Diagnostic.C3P_TARGET_USER_INVALID, "user entity");
    }
    Optional<String> role = users.get(0).path("roles", "entry").map(XmlElement::text);
    if (role.isPresent() && Role.find(role.get()).isEmpty()) {
      throw new Refused(400, Diagnostic.C3P_ROLE_INVALID, role.get());
    }
    if (!given.isByPresenter() && !user.equals(given.sender().user())) {
      throw new Refused(403, Diagnostic.C3P_DIAL_OUT_FOR_OTHERS, user.asString());
    }
    return user;
  }

  private static String joiningMethod(FocusCommand.Given given) {
    return given
        .command()
        .path("user", "endpoint", "joining-method")
        .map(XmlElement::text)
        .orElse("dialed-out");
  }

  /** As clients invite each other, so that theirs take it. */
  private static Body body(FocusCommand.Given given) {
    XmlElement invitation =
        XmlElement.of("", "Conferencing")
            .with("version", "2.0")
            .withTextChild("focus-uri", given.request().to().asString())
            .withTextChild("subject", given.state().record().details().subject())
            .with(XmlElement.of("", "im").with("available", "true"));
    return new Body(INVITATION, Xml.bytes(invitation));
  }
}
