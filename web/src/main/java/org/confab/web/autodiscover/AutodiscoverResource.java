package org.confab.web.autodiscover;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import org.confab.core.Settings;
import org.confab.core.autodiscover.Autodiscover;
import org.confab.core.webticket.ServicePort;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebTicketCheck;
import org.confab.protocol.autodiscover.AutodiscoverDocument;
import org.confab.protocol.sip.SipUri;
import org.confab.web.Problem;
import org.confab.web.signin.PublicBase;
import org.confab.web.signin.WebTicketHeader;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /autodiscover/autodiscoverservice.svc/root}, its {@code /user} and {@code /domain}
 * ([MS-OCDISCWS] 3.1.5), in XML or JSON as the client asks.
 */
@Path("/")
@RequestScoped
public class AutodiscoverResource {
  private static final MediaType XML = MediaType.valueOf(AutodiscoverDocument.XML);
  private static final MediaType JSON = MediaType.valueOf(AutodiscoverDocument.JSON);

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Autodiscover service;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private WebTicketCheck tickets;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Settings settings;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Request request;

  /**
   * The same as {@link #root}, at the top of a host called {@code lyncdiscover.DOMAIN}. A browser
   * gets the page that is there.
   */
  @GET
  @Produces({AutodiscoverDocument.XML + ";qs=0.5", AutodiscoverDocument.JSON + ";qs=0.4"})
  public Response host(@QueryParam("sipuri") @Nullable String sipuri) {
    return root(sipuri);
  }

  /** Where to go on; without TLS, nothing but the address with TLS. */
  @GET
  @Path(Autodiscover.ROOT)
  public Response root(@QueryParam("sipuri") @Nullable String sipuri) {
    SipUri user = user(sipuri);
    return service
        .root(user, http.isSecure(), base())
        .map(this::answer)
        .orElseGet(
            () ->
                new Problem(404, "Another domain", user.host() + " is not served here.")
                    .response());
  }

  /** Where that user signs in: for the user alone, who shows a web ticket. */
  @GET
  @Path(Autodiscover.ROOT + "/user")
  public Response user(
      @QueryParam("sipuri") @Nullable String sipuri,
      @HeaderParam(WebTicketHeader.NAME) @Nullable String ticket) {
    SipUri user = user(sipuri);
    if (!http.isSecure()) {
      return answer(AutodiscoverDocument.redirect(AutodiscoverDocument.Part.USER, base()));
    }
    try {
      SipUri owner =
          tickets.bearer(WebTicketHeader.assertion(ticket), ServicePort.AUTODISCOVER).aor();
      if (owner.equals(user.aor())) {
        return answer(service.user(user, base()));
      }
      return new Problem(403, "Another user's ticket", "The web ticket is not of sipuri.")
          .response();
    } catch (TicketRefused refused) {
      return WebTicketHeader.refusal(refused, base(), settings.serverName());
    }
  }

  /** The services of the domain. */
  @GET
  @Path(Autodiscover.ROOT + "/domain")
  public Response domain() {
    return answer(service.domain(base()));
  }

  private static SipUri user(@Nullable String sipuri) {
    try {
      String text = sipuri == null ? "" : sipuri.strip();
      return SipUri.parse(text.startsWith("sip:") ? text : "sip:" + text);
    } catch (IllegalArgumentException unreadable) {
      throw new WebApplicationException(
          new Problem(400, "No user", "sipuri must be the address of a user, sip:NAME@DOMAIN.")
              .response());
    }
  }

  private String base() {
    return PublicBase.of(http, settings);
  }

  private Response answer(AutodiscoverDocument document) {
    Variant chosen =
        request.selectVariant(
            Variant.mediaTypes(XML, JSON, MediaType.APPLICATION_XML_TYPE).add().build());
    MediaType type = chosen == null ? XML : chosen.getMediaType();
    boolean json = type.getSubtype().endsWith("json");
    return Response.ok(json ? document.json() : document.xml())
        .type(type.withCharset("utf-8"))
        .header("Cache-Control", "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }
}
