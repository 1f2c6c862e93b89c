package org.confab.sip.presence;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.presence.PublishAsk;
import org.confab.protocol.sip.Diagnostic;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.Uris;

/** Reads a PUBLISH (RFC 3903 4.1). */
final class PublishHeaders {
  private PublishHeaders() {}

  static PublishAsk read(SipServletRequest request, EndpointId caller) throws IOException {
    String event = request.getHeader("Event");
    return new PublishAsk(
        caller,
        Uris.target(request),
        event == null ? "" : Bodies.mediaType(event),
        expires(request),
        ifMatch(request),
        Bodies.of(request));
  }

  private static Optional<Duration> expires(SipServletRequest request) {
    String text = request.getHeader("Expires");
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.ofSeconds(Integer.parseUnsignedInt(text.strip()) & 0x7FFF_FFFF));
    } catch (NumberFormatException bad) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "Expires is no number");
    }
  }

  private static List<String> ifMatch(SipServletRequest request) {
    List<String> tags = new ArrayList<>();
    request
        .getHeaders("SIP-If-Match")
        .forEachRemaining(
            line -> List.of(line.split(",", -1)).forEach(tag -> tags.add(tag.strip())));
    return tags;
  }
}
