package org.confab.sip.presence;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.EndpointId;
import org.confab.core.IntervalTooBrief;
import org.confab.core.Refused;
import org.confab.core.presence.EventStateCompositor;
import org.confab.core.presence.PublishAnswer;
import org.confab.core.subscription.Held;
import org.confab.core.subscription.Subscriptions;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.CallerOf;

/** PUBLISH of plain SIP clients (RFC 3903). */
@SipServlet(name = "publication", applicationName = "confab")
public class PublicationServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  /** What the client may do better next time, by status (RFC 3903 6, RFC 3261 21.4). */
  private static final Map<Integer, Map<String, String>> REMEDIES =
      Map.of(
          415, Map.of("Accept", PidfDocument.CONTENT_TYPE),
          489, Map.of("Allow-Events", "presence"));

  @Inject private transient EventStateCompositor compositor;
  @Inject private transient Subscriptions subscriptions;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public PublicationServlet() {}

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    EndpointId caller = CallerOf.request(request);
    try (Held notifications = subscriptions.hold(caller)) {
      answer(request, compositor.publish(PublishHeaders.read(request, caller)));
    } catch (IntervalTooBrief brief) {
      String seconds = Long.toString(brief.minimum().toSeconds());
      answers().refuse(request, brief, Map.of("Min-Expires", seconds));
    } catch (Refused refused) {
      answers().refuse(request, refused, REMEDIES.getOrDefault(refused.status(), Map.of()));
    }
  }

  private static void answer(SipServletRequest request, PublishAnswer answer) throws IOException {
    SipServletResponse response = request.createResponse(SipServletResponse.SC_OK);
    response.addHeader("SIP-ETag", answer.entityTag());
    response.addHeader("Expires", Long.toString(answer.expires().toSeconds()));
    response.send();
  }
}
