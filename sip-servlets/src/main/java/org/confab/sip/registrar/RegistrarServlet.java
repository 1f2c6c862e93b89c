package org.confab.sip.registrar;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.IntervalTooBrief;
import org.confab.core.Refused;
import org.confab.core.clients.ClientBlocked;
import org.confab.core.registrar.HomedElsewhere;
import org.confab.core.registrar.RegisterAnswer;
import org.confab.core.registrar.RegisterRequest;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.RegistrationDialogs;
import org.confab.core.subscription.EventPackages;
import org.confab.sip.front.AdapterServlet;

/** REGISTER. */
@SipServlet(name = "registrar", applicationName = "confab")
public class RegistrarServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;
  private static final int EXTENSION_REQUIRED = 421;

  @Inject private transient Registrar registrar;
  @Inject private transient EventPackages packages;
  @Inject private transient RegistrationDialogs dialogs;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public RegistrarServlet() {}

  @Override
  protected void handle(SipServletRequest request) throws ServletException, IOException {
    try {
      RegisterRequest register = RegisterMessage.parse(request);
      answer(request, register, registrar.register(register));
    } catch (IntervalTooBrief brief) {
      String seconds = Long.toString(brief.minimum().toSeconds());
      answers().refuse(request, brief, Map.of("Min-Expires", seconds));
    } catch (HomedElsewhere elsewhere) {
      answers().refuse(request, elsewhere, Map.of("Contact", elsewhere.contact()));
    } catch (ClientBlocked blocked) {
      answers().refuse(request, blocked, Map.of("Warning", blocked.warning()));
    } catch (Refused refused) {
      Map<String, String> required =
          refused.status() == EXTENSION_REQUIRED ? Map.of("Require", "gruu-10") : Map.of();
      answers().refuse(request, refused, required);
    }
  }

  private void answer(SipServletRequest request, RegisterRequest register, RegisterAnswer answer)
      throws IOException {
    SipServletResponse response = request.createResponse(SipServletResponse.SC_OK);
    for (RegisterAnswer.Header header : answer.headers(packages.names())) {
      response.addHeader(header.name(), header.value());
    }
    if (register.watchesItself() && answer.registered()) {
      dialogs.opened(
          register.caller(),
          RegisterDialog.of(request, response, register),
          registrar::isRegistered);
    }
    response.send();
  }
}
