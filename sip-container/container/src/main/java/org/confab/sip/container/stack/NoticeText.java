package org.confab.sip.container.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.confab.sip.edge.DialogOutlet.Notice;
import org.confab.sip.edge.Flow;

/**
 * The text that all notices of one dialog have in common, taken from a request that the core has
 * made for it: Request-URI, Via, From, To, Call-ID, Contact and what else stands in it.
 */
public final class NoticeText {
  private static final String CRLF = "\r\n";

  /** Written anew each time; the core puts an Event of its own into requests of a subscription. */
  private static final Set<String> CHANGING =
      Set.of("via", "cseq", "content-length", "event", "subscription-state");

  private final String target;
  private final String via;
  private final String rest;

  private NoticeText(String target, String via, String rest) {
    this.target = target;
    this.via = via;
    this.rest = rest;
  }

  /** Reads it from a request with one Via, ready to be sent. */
  public static NoticeText of(SIPRequest request, String transport) {
    byte[] bytes = OutboundText.finish(request.encodeAsBytes(transport));
    String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split(CRLF, -1);
    String via = "";
    StringBuilder rest = new StringBuilder();
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      String name = lines[i].substring(0, Math.max(0, lines[i].indexOf(':'))).strip();
      if (name.equalsIgnoreCase("via")) {
        via = lines[i].split(";", 2)[0];
      }
      if (!CHANGING.contains(name.toLowerCase(Locale.ROOT))) {
        rest.append(lines[i]).append(CRLF);
      }
    }
    return new NoticeText(lines[0].substring(lines[0].indexOf(' ')), via, rest.toString());
  }

  /** Of a request that no dialog of the stack knows: the notice brings all but its Via. */
  static NoticeText ofOwn(String target, Flow flow) {
    return new NoticeText(" " + target + " SIP/2.0", "Via: " + via(flow), "");
  }

  /**
   * Of a dialog that the stack does not know.
   *
   * @param lines the target on the first one; From, To and Call-ID
   * @param answered whether the other side answers what is sent: it is told this server's Contact,
   *     as the core does
   */
  static NoticeText ofKept(byte[] lines, Flow flow, boolean answered) {
    String text = new String(lines, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(CRLF);
    return new NoticeText(
        " " + text.substring(0, end) + " SIP/2.0",
        "Via: " + via(flow),
        text.substring(end + CRLF.length())
            + "Max-Forwards: 70"
            + CRLF
            + (answered ? contact(flow) : ""));
  }

  /** The line with this server's own Contact on that flow. */
  static String contact(Flow flow) {
    return "Contact: <sip:" + address(flow) + ";transport=" + flow.transport() + ">" + CRLF;
  }

  /** This server's own Via on that flow, without a branch. */
  static String via(Flow flow) {
    return "SIP/2.0/" + flow.transport().toUpperCase(Locale.ROOT) + " " + address(flow);
  }

  private static String address(Flow flow) {
    InetSocketAddress local = flow.local();
    String host = local.getAddress().getHostAddress();
    String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return literal + ":" + local.getPort();
  }

  /** The whole message. */
  byte[] write(Notice notice, String branch, long cseq) {
    StringBuilder head = new StringBuilder(rest.length() + 512);
    head.append(notice.method()).append(target).append(CRLF);
    head.append(via).append(";branch=").append(branch).append(CRLF).append(rest);
    head.append("CSeq: ").append(cseq).append(' ').append(notice.method()).append(CRLF);
    head.append(notice.headers());
    if (!notice.contentType().isEmpty()) {
      head.append("Content-Type: ").append(notice.contentType()).append(CRLF);
    }
    head.append("Content-Length: ").append(notice.body().length).append(CRLF).append(CRLF);
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(start, start.length + notice.body().length);
    System.arraycopy(notice.body(), 0, whole, start.length, notice.body().length);
    return whole;
  }
}
