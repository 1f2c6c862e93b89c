package org.confab.sip.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscribeAsk;
import org.confab.core.subscription.SubscribeOption;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.sip.edge.Flow;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.Uris;

/** Reads a SUBSCRIBE into the core's value, from its text whichever way it comes. */
final class SubscribeMessage {
  /** The headers that are looked at. */
  private static final List<String> READ =
      List.of("Call-ID", "Event", "Expires", "Accept", "Supported", "User-Agent");

  private SubscribeMessage() {}

  /**
   * The text of a request that the container has parsed, as far as it is looked at, without body.
   *
   * @throws Refused 400 if there is more than can be read one way only
   */
  static RawMessage text(SipServletRequest request) {
    StringBuilder text = new StringBuilder(512);
    text.append("SUBSCRIBE ").append(request.getRequestURI()).append(" SIP/2.0\r\n");
    for (String name : READ) {
      request
          .getHeaders(name)
          .forEachRemaining(
              value -> text.append(name).append(": ").append(value.strip()).append("\r\n"));
    }
    byte[] bytes = text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    try {
      return RawMessage.parse(bytes);
    } catch (IllegalArgumentException ambiguous) {
      throw malformed(ambiguous);
    }
  }

  /** The refusal of what cannot be read. */
  static Refused malformed(IllegalArgumentException why) {
    return new Refused(400, Diagnostic.PARSE_FAILURE, "bad header: " + why.getMessage());
  }

  /**
   * Reads the text.
   *
   * @param flow the connection that brought it
   * @param inDialog whether it is of a dialog that there was before
   * @throws Refused 400 if it cannot be understood, 489 without an event
   */
  static SubscribeAsk read(
      RawMessage message, EndpointId caller, Flow flow, boolean inDialog, Optional<Body> body) {
    return new SubscribeAsk(
        caller,
        connection(flow),
        utf8(message.callId()),
        event(message),
        inDialog,
        Uris.of(utf8(message.requestUri())),
        message.header("expires").map(SubscribeMessage::seconds),
        tokens(message, "accept").stream().map(Bodies::mediaType).toList(),
        SubscribeOption.of(
            tokens(message, "supported"),
            message.header("user-agent").map(SubscribeMessage::utf8).orElse("")),
        body);
  }

  /** A phone's UDP flow comes and goes; what it has subscribed to stays. */
  private static String connection(Flow flow) {
    return flow.transport().equalsIgnoreCase("udp") ? "" : flow.id();
  }

  private static String event(RawMessage message) {
    String event = message.header("event").map(SubscribeMessage::utf8).orElse("");
    if (event.isBlank()) {
      throw new Refused(489, Diagnostic.RESOURCE_UNKNOWN, "SUBSCRIBE without Event");
    }
    int semicolon = event.indexOf(';');
    return (semicolon < 0 ? event : event.substring(0, semicolon)).strip();
  }

  private static Duration seconds(String text) {
    try {
      return Duration.ofSeconds(Integer.parseUnsignedInt(text.strip()) & 0x7FFF_FFFF);
    } catch (NumberFormatException bad) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "Expires is no number");
    }
  }

  /** The members of a list header, whether it comes in one line or several. */
  private static List<String> tokens(RawMessage message, String header) {
    return message.headers(header).stream()
        .flatMap(line -> Arrays.stream(utf8(line).split(",", -1)))
        .map(String::strip)
        .filter(token -> !token.isEmpty())
        .toList();
  }

  /** One character for each byte becomes the text that the bytes are. */
  static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
