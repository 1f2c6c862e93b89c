package org.confab.sip.front;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.Refused;
import org.confab.core.routing.RequestScreening;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RequestScreening} looks at. */
public final class Screening {
  /** They cannot be refused, and name no extensions (RFC 3261 8.2.2.3). */
  private static final Set<String> UNANSWERED = Set.of("ACK", "CANCEL");

  private Screening() {}

  /**
   * Looks at a request whoever has sent it.
   *
   * @throws Refused 416 and 400 for Request-URIs, and To of a REGISTER, that mean nothing here; and
   *     what {@link RequestScreening#check} throws
   */
  static void check(SipServletRequest request, boolean relayed) {
    if (UNANSWERED.contains(request.getMethod())) {
      return;
    }
    Uris.target(request);
    if (request.getMethod().equals("REGISTER")) {
      registrant(request);
    }
    RequestScreening.check(
        new RequestScreening.Screened(
            relayed,
            hops(request.getHeader("Max-Forwards")),
            tags(request, "Proxy-Require"),
            tags(request, "Require")));
  }

  /**
   * The same of a request that ends here and whose text alone there is; never a REGISTER.
   *
   * @throws Refused as {@link #check(SipServletRequest, boolean)}
   */
  public static void check(RawMessage request) {
    Uris.of(request.requestUri());
    RequestScreening.check(
        new RequestScreening.Screened(
            false, 1, tags(request.headers("proxy-require")), tags(request.headers("require"))));
  }

  /** The address of record must be one (RFC 3261 10.3, step 5). */
  private static void registrant(SipServletRequest request) {
    try {
      Uris.of(request.getTo());
    } catch (Refused other) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "To of a REGISTER is no SIP URI");
    }
  }

  /** The container has put the header in where it was missing or unreadable. */
  private static int hops(@Nullable String maxForwards) {
    return maxForwards == null ? 1 : Integer.parseInt(maxForwards.strip());
  }

  private static List<String> tags(SipServletRequest request, String header) {
    List<String> values = new ArrayList<>();
    request.getHeaders(header).forEachRemaining(values::add);
    return tags(values);
  }

  private static List<String> tags(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }
}
