package org.confab.sip.registrar;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.confab.core.EndpointId;
import org.confab.core.registrar.RegisterAnswer;
import org.confab.core.registrar.RegisterRequest;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.RegistrationDialogs;
import org.confab.core.subscription.EventPackages;
import org.confab.protocol.sip.RawMessage;
import org.confab.sip.edge.Flow;
import org.confab.sip.front.CallerOf;

/** Has a REGISTER carried out, whichever way it came. */
@Dependent
public class Registration {
  private final Registrar registrar;
  private final EventPackages packages;
  private final RegistrationDialogs dialogs;

  @Inject
  Registration(Registrar registrar, EventPackages packages, RegistrationDialogs dialogs) {
    this.registrar = registrar;
    this.packages = packages;
    this.dialogs = dialogs;
  }

  /**
   * A REGISTER of that endpoint.
   *
   * @throws org.confab.core.Refused as {@link Registrar#register}; then nothing has changed
   */
  Done carryOut(RawMessage message, EndpointId caller, Flow flow) {
    RegisterRequest register = RegisterMessage.parse(message, caller, CallerOf.address(flow));
    return new Done(message, register, flow, registrar.register(register));
  }

  /** The headers of the 200. */
  List<RegisterAnswer.Header> headers(Done done) {
    return done.answer().headers(packages.names());
  }

  /** The 200 is about to go out with that To: the dialog that it makes is open. */
  void answeredIn(Done done, String to) {
    RegisterRequest register = done.register();
    if (register.watchesItself() && done.answer().registered()) {
      dialogs.opened(
          register.caller(),
          RegisterDialog.of(done.message(), register, done.flow(), to),
          registrar::isRegistered);
    }
  }

  /** A REGISTER that was carried out. */
  record Done(RawMessage message, RegisterRequest register, Flow flow, RegisterAnswer answer) {}
}
