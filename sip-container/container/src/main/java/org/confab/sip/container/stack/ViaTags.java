package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.confab.sip.edge.Flow;

/**
 * What happens to the topmost Via of a request on its way in and of the response on its way out. In
 * between, the Via carries the {@link BranchMark} and the real source, so that every response finds
 * the flow; the client gets its own branch back, with {@code received}, {@code rport} where it
 * asked for it, {@code ms-received-port} and {@code ms-received-cid} ([MS-SIPRE] 2.2.1).
 */
final class ViaTags {
  private static final String FORCED_RPORT = "cf-rport";

  /** What the server writes of where a request came from. */
  private static final Set<String> SEEN = Set.of("received", "ms-received-port", "ms-received-cid");

  private ViaTags() {}

  /** Marks the topmost Via of a request that came over this flow. */
  static void mark(SIPRequest request, Flow flow) throws ParseException {
    Via via = request.getTopmostVia();
    InetSocketAddress remote = flow.remote();
    String branch =
        BranchMark.mark(
            flow.id(),
            Optional.ofNullable(via.getBranch()),
            request.getCallId().getCallId(),
            request.getCSeq().getSeqNumber(),
            Optional.ofNullable(request.getFromTag()).orElse(""));
    via.setParameter("branch", branch);
    via.setParameter("received", remote.getAddress().getHostAddress());
    if (!via.hasParameter("rport")) {
      via.setParameter(FORCED_RPORT, "1");
    }
    via.setParameter("rport", Integer.toString(remote.getPort()));
    via.setParameter("ms-received-port", Integer.toString(remote.getPort()));
    via.setParameter("ms-received-cid", flow.id());
    via.setTransport(flow.transport().toUpperCase(Locale.ROOT));
  }

  /** A Via value of a request that is not marked, with where it really came from. */
  static String seen(String value, Flow flow) {
    StringBuilder result = new StringBuilder(value.length() + 96);
    boolean asked = false;
    for (String part : value.split(";")) {
      String name = part.split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (name.equals("rport")) {
        asked = true;
      } else if (!SEEN.contains(name)) {
        result.append(result.length() == 0 ? "" : ";").append(part.strip());
      }
    }
    int port = flow.remote().getPort();
    result.append(";received=").append(flow.remote().getAddress().getHostAddress());
    if (asked) {
      result.append(";rport=").append(port);
    }
    return result
        .append(";ms-received-port=")
        .append(port)
        .append(";ms-received-cid=")
        .append(flow.id())
        .toString();
  }

  /** Gives a Via value of a response back to the client: its own branch, no forced rport. */
  static String unmark(String value) {
    boolean forced = value.contains(";" + FORCED_RPORT);
    StringBuilder result = new StringBuilder(value.length());
    for (String part : value.split(";")) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      if (name.equalsIgnoreCase("branch")) {
        String branch = part.substring(equals + 1).strip();
        if (BranchMark.isMark(branch)) {
          BranchMark.ownOf(branch).ifPresent(own -> result.append(";branch=").append(own));
          continue;
        }
      }
      if (name.equals(FORCED_RPORT) || (forced && name.equalsIgnoreCase("rport"))) {
        continue;
      }
      result.append(result.length() == 0 ? "" : ";").append(part);
    }
    return result.toString();
  }
}
