package org.confab.sip.registrar;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.EndpointId;
import org.confab.core.IntervalTooBrief;
import org.confab.core.Refused;
import org.confab.core.clients.ClientBlocked;
import org.confab.core.registrar.HomedElsewhere;
import org.confab.core.registrar.RegisterAnswer;
import org.confab.protocol.sip.RawMessage;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.CallerOf;

/** REGISTER. */
@SipServlet(name = "registrar", applicationName = "confab")
public class RegistrarServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;
  private static final int EXTENSION_REQUIRED = 421;

  @Inject transient Registration registration;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public RegistrarServlet() {}

  @Override
  protected void handle(SipServletRequest request) throws ServletException, IOException {
    try {
      EndpointId caller = CallerOf.request(request);
      RawMessage text = RegisterMessage.text(request);
      answer(request, registration.carryOut(text, caller, CallerOf.flow(request)));
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

  private void answer(SipServletRequest request, Registration.Done done) throws IOException {
    SipServletResponse response = request.createResponse(SipServletResponse.SC_OK);
    for (RegisterAnswer.Header header : registration.headers(done)) {
      response.addHeader(header.name(), header.value());
    }
    registration.answeredIn(done, response.getHeader("To"));
    response.send();
  }
}
