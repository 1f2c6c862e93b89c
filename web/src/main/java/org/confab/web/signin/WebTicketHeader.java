package org.confab.web.signin;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Base64;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebFault;
import org.confab.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Web tickets outside of SOAP ([MS-OCDISCWS] 3.1.5.3): the header {@code X-MS-WebTicket:
 * opaque=BASE64} with the assertion, as it was issued, and what is said where there is no good one.
 */
public final class WebTicketHeader {
  /** Its name. */
  public static final String NAME = "X-MS-WebTicket";

  private static final String TICKETS = "/WebTicket/WebTicketService.svc";
  private static final String OPAQUE = "opaque=";

  private WebTicketHeader() {}

  /**
   * The assertion's XML.
   *
   * @throws TicketRefused if there is no ticket, or it is no Base64
   */
  public static byte[] assertion(@Nullable String header) {
    String value = header == null ? "" : header.strip();
    if (!value.startsWith(OPAQUE)) {
      throw new TicketRefused(WebFault.NO_TOKEN, "no web ticket");
    }
    try {
      return Base64.getDecoder().decode(value.substring(OPAQUE.length()).strip());
    } catch (IllegalArgumentException notBase64) {
      throw new TicketRefused(WebFault.INVALID_TICKET, "no Base64");
    }
  }

  /**
   * The refusal: why, and where tickets are.
   *
   * @param base {@code https://HOST:PORT} under which the client reaches the server
   * @param source this server's name
   */
  public static Response refusal(TicketRefused refused, String base, String source) {
    return addressed(
            new Problem(401, "A web ticket is needed", refused.fault().diagnostic().reason()), base)
        .header("X-Ms-diagnostics", refused.fault().header(source))
        .build();
  }

  /** A refusal that tells where tickets are. */
  static ResponseBuilder addressed(Problem problem, String base) {
    return Response.fromResponse(problem.response())
        .header("X-MS-WebTicketURL", base + TICKETS)
        .header("X-MS-WebTicketSupported", "cwt,saml");
  }
}
