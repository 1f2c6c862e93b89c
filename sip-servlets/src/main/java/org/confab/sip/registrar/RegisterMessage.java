package org.confab.sip.registrar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.registrar.FlowAddress;
import org.confab.core.registrar.Preference;
import org.confab.core.registrar.RegisterRequest;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.front.Bodies;

/** Reads a REGISTER into the core's value, from its text whichever way it comes. */
final class RegisterMessage {
  /** The headers that are looked at. */
  private static final List<String> READ =
      List.of(
          "Via",
          "From",
          "To",
          "Call-ID",
          "CSeq",
          "Contact",
          "Expires",
          "Event",
          "Supported",
          "User-Agent",
          "ms-keep-alive");

  private RegisterMessage() {}

  /**
   * The text of a request that the container has parsed, as far as it is looked at.
   *
   * @throws Refused 400 if there is more than can be read one way only
   */
  static RawMessage text(SipServletRequest request) {
    StringBuilder text = new StringBuilder(1024);
    text.append("REGISTER ").append(request.getRequestURI()).append(" SIP/2.0\r\n");
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

  /**
   * Reads the text.
   *
   * @param flow the connection that brought it
   * @throws Refused 400 if it cannot be understood, 416 if a URI is of another scheme
   */
  static RegisterRequest parse(RawMessage message, EndpointId caller, FlowAddress flow) {
    try {
      List<RawMessageAddress> contacts =
          message.headers("contact").stream()
              .flatMap(value -> RawMessageAddress.parseList(value).stream())
              .toList();
      boolean everything = contacts.stream().anyMatch(contact -> contact.uri().equals("*"));
      if (everything && contacts.size() > 1) {
        throw new IllegalArgumentException("Contact * beside others");
      }
      return new RegisterRequest(
          caller,
          hasEpid(message),
          uri(message.to()),
          everything ? List.of() : contacts.stream().map(RegisterMessage::contact).toList(),
          everything,
          message.header("expires").map(RegisterMessage::seconds).orElse(OptionalLong.empty()),
          message.header("event").map(Bodies::mediaType),
          tokens(message.headers("supported")),
          message.header("ms-keep-alive").isPresent(),
          message.header("user-agent").map(RegisterMessage::utf8).orElse(""),
          utf8(message.callId()),
          Long.parseLong(message.cseqNumber()),
          hops(message),
          flow);
    } catch (IllegalArgumentException bad) {
      throw malformed(bad);
    }
  }

  private static Refused malformed(IllegalArgumentException why) {
    return new Refused(400, Diagnostic.PARSE_FAILURE, "bad header: " + why.getMessage());
  }

  private static boolean hasEpid(RawMessage message) {
    String epid = message.from().epid();
    try {
      return !epid.isEmpty() && !Epid.of(epid).value().isEmpty();
    } catch (IllegalArgumentException bad) {
      throw new Refused(400, Diagnostic.EPID_TOO_LONG, "bad epid");
    }
  }

  private static RegisterRequest.Contact contact(RawMessageAddress address) {
    return new RegisterRequest.Contact(
        uri(address),
        parameter(address, "+sip.instance").map(InstanceId::parse),
        parameter(address, "methods").map(RegisterMessage::methods).orElse(Set.of()),
        parameter(address, "expires").map(RegisterMessage::seconds).orElse(OptionalLong.empty()),
        parameter(address, "proxy"),
        parameter(address, "q").map(Preference::parse).orElse(Preference.HIGHEST));
  }

  private static Optional<String> parameter(RawMessageAddress address, String name) {
    return Optional.of(address.parameter(name)).filter(value -> !value.isEmpty());
  }

  private static SipUri uri(RawMessageAddress address) {
    String text = utf8(address.uri());
    if (!text.regionMatches(true, 0, "sip", 0, 3)) {
      throw new Refused(416, Diagnostic.PARSE_FAILURE, "not a SIP URI");
    }
    return SipUri.parse(text);
  }

  private static Set<String> methods(String list) {
    return split(list)
        .map(method -> method.toUpperCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Seconds up to 2³²−1; more, or no number, counts as a bad header. */
  private static OptionalLong seconds(String text) {
    return OptionalLong.of(Integer.parseUnsignedInt(text.strip()) & 0xffffffffL);
  }

  private static Set<String> tokens(List<String> values) {
    return values.stream()
        .flatMap(value -> split(value.toLowerCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> split(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).filter(token -> !token.isEmpty());
  }

  private static int hops(RawMessage message) {
    return message.headers("via").stream()
        .mapToInt(value -> RawMessageAddress.parseList(value).size())
        .sum();
  }

  /** One character for each byte becomes the text that the bytes are. */
  static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
