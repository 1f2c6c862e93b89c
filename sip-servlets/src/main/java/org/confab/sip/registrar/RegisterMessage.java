package org.confab.sip.registrar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.sip.Address;
import javax.servlet.sip.ServletParseException;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.Refused;
import org.confab.core.registrar.Preference;
import org.confab.core.registrar.RegisterRequest;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.InstanceId;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Uris;
import org.jspecify.annotations.Nullable;

/** Reads a REGISTER into the core's value. */
final class RegisterMessage {
  private RegisterMessage() {}

  static RegisterRequest parse(SipServletRequest request) {
    try {
      List<Address> contacts = contacts(request);
      boolean everything = contacts.stream().anyMatch(Address::isWildcard);
      if (everything && contacts.size() > 1) {
        throw new IllegalArgumentException("Contact * beside others");
      }
      return new RegisterRequest(
          CallerOf.request(request),
          Uris.fromEpid(request).isPresent(),
          Uris.of(request.getTo()),
          everything ? List.of() : contacts.stream().map(RegisterMessage::contact).toList(),
          everything,
          seconds(request.getHeader("Expires")),
          Optional.ofNullable(request.getHeader("Event")).map(Bodies::mediaType),
          Set.copyOf(tokens(request, "Supported")),
          request.getHeader("ms-keep-alive") != null,
          Optional.ofNullable(request.getHeader("User-Agent")).orElse(""),
          request.getCallId(),
          cseq(request),
          hops(request),
          CallerOf.address(CallerOf.flow(request)));
    } catch (ServletParseException | IllegalArgumentException bad) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "bad header: " + bad.getMessage());
    }
  }

  private static List<Address> contacts(SipServletRequest request) throws ServletParseException {
    List<Address> contacts = new ArrayList<>();
    request.getAddressHeaders("Contact").forEachRemaining(contacts::add);
    return contacts;
  }

  private static RegisterRequest.Contact contact(Address address) {
    return new RegisterRequest.Contact(
        Uris.of(address),
        Optional.ofNullable(address.getParameter("+sip.instance")).map(InstanceId::parse),
        methods(address.getParameter("methods")),
        seconds(address.getParameter("expires")),
        Optional.ofNullable(address.getParameter("proxy")),
        Optional.ofNullable(address.getParameter("q"))
            .map(Preference::parse)
            .orElse(Preference.HIGHEST));
  }

  private static Set<String> methods(@Nullable String list) {
    return list == null
        ? Set.of()
        : split(list.replace("\"", "")).stream()
            .map(method -> method.toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Seconds up to 2³²−1; more, or no number, counts as a bad header. */
  private static OptionalLong seconds(@Nullable String text) {
    return text == null
        ? OptionalLong.empty()
        : OptionalLong.of(Integer.parseUnsignedInt(text.strip()) & 0xffffffffL);
  }

  private static List<String> tokens(SipServletRequest request, String header) {
    List<String> tokens = new ArrayList<>();
    request
        .getHeaders(header)
        .forEachRemaining(value -> tokens.addAll(split(value.toLowerCase(Locale.ROOT))));
    return tokens.stream().distinct().toList();
  }

  private static List<String> split(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(token -> !token.isEmpty())
        .toList();
  }

  private static long cseq(SipServletRequest request) {
    return Long.parseLong(request.getHeader("CSeq").strip().split("\\s+", 2)[0]);
  }

  private static int hops(SipServletRequest request) {
    int hops = 0;
    for (Iterator<String> vias = request.getHeaders("Via"); vias.hasNext(); vias.next()) {
      hops++;
    }
    return hops;
  }
}
