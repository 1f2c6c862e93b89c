package org.confab.sip.subscription;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscribeAsk;
import org.confab.core.subscription.SubscribeOption;
import org.confab.protocol.sip.Diagnostic;
import org.confab.sip.edge.Flow;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Uris;

/** Reads a SUBSCRIBE. */
final class SubscribeHeaders {
  private SubscribeHeaders() {}

  static SubscribeAsk read(SipServletRequest request, EndpointId caller) throws IOException {
    return new SubscribeAsk(
        caller,
        connection(CallerOf.flow(request)),
        request.getCallId(),
        event(request),
        !request.isInitial(),
        Uris.target(request),
        expires(request),
        tokens(request, "Accept").stream().map(Bodies::mediaType).toList(),
        SubscribeOption.of(
            tokens(request, "Supported"),
            Optional.ofNullable(request.getHeader("User-Agent")).orElse("")),
        Bodies.of(request));
  }

  /** A phone's UDP flow comes and goes; what it has subscribed to stays. */
  private static String connection(Flow flow) {
    return flow.transport().equalsIgnoreCase("udp") ? "" : flow.id();
  }

  private static String event(SipServletRequest request) {
    String event = request.getHeader("Event");
    if (event == null || event.isBlank()) {
      throw new Refused(489, Diagnostic.RESOURCE_UNKNOWN, "SUBSCRIBE without Event");
    }
    int semicolon = event.indexOf(';');
    return (semicolon < 0 ? event : event.substring(0, semicolon)).strip();
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

  /** The members of a list header, whether it comes in one line or several. */
  private static List<String> tokens(SipServletRequest request, String header) {
    List<String> tokens = new ArrayList<>();
    ListIterator<String> lines = request.getHeaders(header);
    while (lines.hasNext()) {
      Arrays.stream(lines.next().split(",", -1))
          .map(String::strip)
          .filter(token -> !token.isEmpty())
          .forEach(tokens::add);
    }
    return tokens;
  }
}
