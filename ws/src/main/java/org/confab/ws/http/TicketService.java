package org.confab.ws.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.handler.MessageContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import javax.xml.transform.Source;
import org.confab.core.directory.User;
import org.confab.core.webticket.TicketRefused;
import org.confab.protocol.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** What services with tickets have in common: who asks, what, and how a refusal looks. */
public final class TicketService {
  private static final Logger LOG = System.getLogger(TicketService.class.getName());

  private TicketService() {}

  /** What a service does for a user. */
  public interface Operation {
    /** Carries a request out; throws {@link TicketRefused} if that cannot be. */
    XmlElement answer(User user, XmlElement request);
  }

  /**
   * Carries the request of a message of SOAP 1.1 out.
   *
   * @param source this server's name
   */
  public static Source carryOut(
      Operation operation, Source request, @Nullable WebServiceContext context, String source) {
    return carryOut(operation, request, SoapVersion.V1_1, context, source);
  }

  /**
   * Carries the request of a message out.
   *
   * @param version of the message
   * @param source this server's name
   */
  public static Source carryOut(
      Operation operation,
      Source request,
      SoapVersion version,
      @Nullable WebServiceContext context,
      String source) {
    MessageContext message =
        Objects.requireNonNull(context, "Metro injects it").getMessageContext();
    HttpServletRequest http = of(message, MessageContext.SERVLET_REQUEST, HttpServletRequest.class);
    User user =
        Sender.of(http)
            .orElseThrow(
                () -> new IllegalStateException("nobody was let in at " + http.getRequestURI()));
    try {
      return Payload.write(operation.answer(user, Payload.read(request)));
    } catch (TicketRefused refused) {
      LOG.log(
          Level.INFO, "{0} refused: {1}, {2}", user.aor(), refused.fault(), refused.getMessage());
      throw SoapFaults.thrown(
          refused.fault(),
          version,
          of(message, MessageContext.SERVLET_RESPONSE, HttpServletResponse.class),
          source);
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "a request of " + user.aor() + " to " + http.getRequestURI(), failed);
      throw failed;
    }
  }

  private static <T> T of(MessageContext message, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(message.get(name), name));
  }
}
