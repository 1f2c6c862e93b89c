package org.confab.sip.registrar;

import java.io.IOException;
import java.util.List;
import org.confab.core.Body;
import org.confab.core.registrar.FlowAddress;
import org.confab.core.registrar.RegisterRequest;
import org.confab.core.registrar.RegistrationDialog;
import org.confab.core.subscription.HeaderLine;
import org.confab.protocol.sip.RawMessage;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.edge.Flow;

/** Reads the dialog that a REGISTER and its 200 make. */
final class RegisterDialog {
  private RegisterDialog() {}

  /**
   * The dialog.
   *
   * @param to the To of the 200
   */
  static RegistrationDialog of(RawMessage message, RegisterRequest register, Flow flow, String to) {
    return new RegistrationDialog(
        to,
        RegisterMessage.utf8(message.header("from").orElse("")),
        register.callId(),
        (contact, headers, body) ->
            flow.send(
                contact.with(FlowAddress.PARAMETER, flow.id()).asString(), notice(headers, body)));
  }

  private static DialogOutlet.Notice notice(List<HeaderLine> headers, Body body)
      throws IOException {
    return new DialogOutlet.Notice(
        "NOTIFY", HeaderLine.lines(headers), body.contentType(), body.bytes());
  }
}
