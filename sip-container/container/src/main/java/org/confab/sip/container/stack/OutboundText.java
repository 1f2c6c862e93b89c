package org.confab.sip.container.stack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.sip.edge.SipEdge;

/**
 * The last touch on an encoded message before the guard signs it. Bytes outside the header section
 * are never changed.
 *
 * <ul>
 *   <li>A response's topmost Via gets the client's own branch back, see {@link ViaTags}.
 *   <li>A request's topmost Route that names a flow ({@code ms-received-cid}) has led here and ends
 *       here, and so do all Routes that name this server: between two transports there are two. One
 *       with the parameter {@link SipEdge#ONWARD} leads to another server, which gets the others
 *       but as many as the parameter says.
 *   <li>{@code Supported} is one line per value: Communicator-type clients compare whole lines.
 * </ul>
 */
final class OutboundText {
  private static final String CRLF = "\r\n";
  private static final String ROUTE = "Route: ";
  private static final Pattern ONWARD = Pattern.compile(";" + SipEdge.ONWARD + "=(\\d{1,4})");

  private final String head;
  private final boolean response;
  private final StringBuilder out;
  private boolean belowTop;
  private boolean routed;
  private OptionalInt own = OptionalInt.empty();

  private OutboundText(String head) {
    this.head = head;
    this.response = head.startsWith("SIP/");
    this.out = new StringBuilder(head.length() + 64);
  }

  /** The bytes to sign and send. */
  static byte[] finish(byte[] message) {
    int end = headerEnd(message);
    OutboundText text = new OutboundText(new String(message, 0, end, StandardCharsets.ISO_8859_1));
    text.lines();
    byte[] done = text.out.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(done, done.length + message.length - end);
    System.arraycopy(message, end, whole, done.length, message.length - end);
    return whole;
  }

  private void lines() {
    int at = lineEnd(0);
    out.append(head, 0, at);
    while (at + CRLF.length() < head.length()) {
      int start = at + CRLF.length();
      at = lineEnd(start);
      line(start, at);
    }
  }

  private int lineEnd(int from) {
    int end = head.indexOf(CRLF, from);
    return end < 0 ? head.length() : end;
  }

  private void line(int start, int end) {
    int colon = head.indexOf(':', start);
    if (colon < 0 || colon > end) {
      append(start, end);
    } else if (isName(start, colon, "via", "v")) {
      if (response && !belowTop) {
        via(head.substring(colon + 1, end));
      } else {
        append(start, end);
      }
      belowTop = true;
    } else if (isName(start, colon, "route", "route")) {
      route(commaSeparated(head.substring(colon + 1, end)));
    } else if (isName(start, colon, "supported", "k")) {
      for (String value : commaSeparated(head.substring(colon + 1, end))) {
        append("Supported: ", value);
      }
    } else {
      append(start, end);
    }
  }

  private void append(int start, int end) {
    out.append(CRLF).append(head, start, end);
  }

  private void append(String name, String value) {
    out.append(CRLF).append(name).append(value);
  }

  /** Whether that is the name, whatever its case and the blanks around it. */
  private boolean isName(int from, int colon, String name, String compact) {
    int start = from;
    int end = colon;
    while (start < end && Character.isWhitespace(head.charAt(start))) {
      start++;
    }
    while (start < end && Character.isWhitespace(head.charAt(end - 1))) {
      end--;
    }
    int length = end - start;
    return (length == name.length() && head.regionMatches(true, start, name, 0, length))
        || (length == compact.length() && head.regionMatches(true, start, compact, 0, length));
  }

  private static int headerEnd(byte[] message) {
    for (int i = 0; i + 3 < message.length; i++) {
      if (message[i] == '\r'
          && message[i + 1] == '\n'
          && message[i + 2] == '\r'
          && message[i + 3] == '\n') {
        return i;
      }
    }
    return message.length;
  }

  private void via(String line) {
    List<String> values = commaSeparated(line);
    append("Via: ", ViaTags.unmark(values.get(0)));
    for (String further : values.subList(1, values.size())) {
      append("Via: ", further);
    }
  }

  private void route(List<String> values) {
    boolean first = !response && !routed;
    own = own.isEmpty() && first ? onward(values.get(0)) : own;
    if (own.isPresent()) {
      int ended = Math.min(own.getAsInt(), values.size());
      own = OptionalInt.of(own.getAsInt() - ended);
      values.subList(ended, values.size()).forEach(this::route);
    } else {
      boolean led = first && values.get(0).contains(";" + FlowRouter.FLOW_ID + "=");
      for (String value : led ? values.subList(1, values.size()) : values) {
        if (!Routes.isOwn(value)) {
          route(value);
        }
      }
    }
  }

  private void route(String value) {
    append(ROUTE, value);
    routed = true;
  }

  /**
   * How many Routes end here, itself among them, if it leads to another server. The topmost Route
   * is the application's own, wherever such a word may stand elsewhere.
   */
  private static OptionalInt onward(String route) {
    Matcher own = ONWARD.matcher(route);
    return route.contains(";" + FlowRouter.FLOW_ID + "=") && own.find()
        ? OptionalInt.of(1 + Integer.parseInt(own.group(1)))
        : OptionalInt.empty();
  }

  /** Splits at commas outside quotes and angle brackets. */
  static List<String> commaSeparated(String values) {
    List<String> result = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    int brackets = 0;
    for (int i = 0; i < values.length(); i++) {
      char c = values.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '<') {
        brackets++;
      } else if (!quoted && c == '>') {
        brackets--;
      } else if (!quoted && brackets <= 0 && c == ',') {
        result.add(values.substring(start, i).strip());
        start = i + 1;
      }
    }
    result.add(values.substring(start).strip());
    return result;
  }
}
