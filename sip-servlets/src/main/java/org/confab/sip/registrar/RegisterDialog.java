package org.confab.sip.registrar;

import java.io.IOException;
import java.util.List;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.confab.core.Body;
import org.confab.core.registrar.FlowAddress;
import org.confab.core.registrar.RegisterRequest;
import org.confab.core.registrar.RegistrationDialog;
import org.confab.core.subscription.HeaderLine;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.edge.Flow;
import org.confab.sip.front.CallerOf;

/** Reads the dialog that a REGISTER and its 200 make. */
final class RegisterDialog {
  private RegisterDialog() {}

  static RegistrationDialog of(
      SipServletRequest request, SipServletResponse answer, RegisterRequest register) {
    Flow flow = CallerOf.flow(request);
    String contact = register.contacts().get(0).uri().asString();
    return new RegistrationDialog(
        contact + ";" + FlowAddress.PARAMETER + "=" + flow.id(),
        answer.getHeader("To"),
        request.getHeader("From"),
        request.getCallId(),
        (target, headers, body) -> flow.send(target, notice(headers, body)));
  }

  private static DialogOutlet.Notice notice(List<HeaderLine> headers, Body body)
      throws IOException {
    return new DialogOutlet.Notice(
        "NOTIFY", HeaderLine.lines(headers), body.contentType(), body.bytes());
  }
}
