package org.confab.web.mcu;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import org.confab.core.mcufactory.McuInbox;
import org.confab.core.mcufactory.MediaServerCertificate;
import org.confab.core.trace.MediaServerPoints;
import org.confab.core.trace.TracePoint;
import org.confab.core.trace.Traces;
import org.confab.core.trace.Way;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRefused;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.xml.XmlLimits;
import org.confab.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /c3p}: what media servers say. Only for whoever has a media server's certificate,
 * which one listener alone asks for; for everybody else there is nothing at this address.
 */
@Path("c3p")
@RequestScoped
public class C3pResource {
  /** Most bytes of a request. */
  static final int MOST = XmlLimits.MCU_LINK.bytes();

  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private McuInbox inbox;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Traces traces;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private MediaServerPoints points;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /**
   * Takes a C3P request: 200 with its response, also if it is refused; a problem document with 400
   * if it is none, 413 if it is too large.
   */
  @POST
  @Consumes(C3pCodec.CONTENT_TYPE)
  @Produces(C3pCodec.CONTENT_TYPE)
  public Response take(InputStream body) throws IOException {
    if (!comesFromMediaServer(http.getAttribute(CERTIFICATES))) {
      throw new NotFoundException();
    }
    if (http.getContentLengthLong() > MOST) {
      return tooLarge();
    }
    byte[] bytes = body.readNBytes(MOST + 1);
    if (bytes.length > MOST) {
      return tooLarge();
    }
    C3pRequest request;
    try {
      request = C3pCodec.readRequest(bytes, XmlLimits.MCU_LINK);
    } catch (C3pRefused unreadable) {
      return new Problem(400, "Not a C3P request", String.valueOf(unreadable.getMessage()))
          .response();
    }
    return Response.ok(taken(request, bytes), C3pCodec.CONTENT_TYPE).build();
  }

  private byte[] taken(C3pRequest request, byte[] bytes) {
    if (!traces.isOn()) {
      return C3pCodec.write(inbox.take(request));
    }
    TracePoint point = points.from(http.getRemoteAddr(), http.getRemotePort());
    traces.c3p(Way.IN, point, bytes);
    byte[] answer = C3pCodec.write(inbox.take(request));
    traces.c3pAnswer(Way.OUT, point, bytes, answer);
    return answer;
  }

  /** TLS has checked that our own CA signed it. */
  static boolean comesFromMediaServer(@Nullable Object certificates) {
    return certificates instanceof X509Certificate[] chain
        && chain.length > 0
        && MediaServerCertificate.is(chain[0]);
  }

  private static Response tooLarge() {
    return new Problem(413, "Too large", "The body is over " + MOST + " bytes.").response();
  }
}
