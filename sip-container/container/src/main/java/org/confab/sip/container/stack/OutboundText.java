package org.confab.sip.container.stack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

  private OutboundText() {}

  /** The bytes to sign and send. */
  static byte[] finish(byte[] message) {
    int end = headerEnd(message);
    String head = new String(message, 0, end, StandardCharsets.ISO_8859_1);
    String[] lines = head.split(CRLF);
    boolean response = lines[0].startsWith("SIP/");
    List<String> result = new ArrayList<>(lines.length + 4);
    result.add(lines[0]);
    boolean top = true;
    OptionalInt own = OptionalInt.empty();
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i];
      String name = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
      switch (name.toLowerCase(Locale.ROOT)) {
        case "via", "v" -> {
          result.add(response && top ? via(line) : line);
          top = false;
        }
        case "route" -> {
          List<String> values = commaSeparated(line.substring(line.indexOf(':') + 1));
          boolean first = !response && result.stream().noneMatch(OutboundText::isRoute);
          own = own.isEmpty() && first ? onward(values.get(0)) : own;
          if (own.isPresent()) {
            int ended = Math.min(own.getAsInt(), values.size());
            own = OptionalInt.of(own.getAsInt() - ended);
            values.subList(ended, values.size()).forEach(value -> result.add(ROUTE + value));
          } else {
            route(values, first).forEach(result::add);
          }
        }
        case "supported", "k" -> supported(line).forEach(result::add);
        default -> result.add(line);
      }
    }
    byte[] done = String.join(CRLF, result).getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(done, done.length + message.length - end);
    System.arraycopy(message, end, whole, done.length, message.length - end);
    return whole;
  }

  private static boolean isRoute(String line) {
    return line.regionMatches(true, 0, "Route:", 0, 6);
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

  private static String via(String line) {
    int colon = line.indexOf(':');
    List<String> values = commaSeparated(line.substring(colon + 1));
    StringBuilder result = new StringBuilder("Via: ").append(ViaTags.unmark(values.get(0)));
    for (String further : values.subList(1, values.size())) {
      result.append(CRLF).append("Via: ").append(further);
    }
    return result.toString();
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

  private static List<String> route(List<String> values, boolean top) {
    List<String> kept =
        top && values.get(0).contains(";" + FlowRouter.FLOW_ID + "=")
            ? values.subList(1, values.size())
            : values;
    return kept.stream().filter(value -> !Routes.isOwn(value)).map(value -> ROUTE + value).toList();
  }

  private static List<String> supported(String line) {
    return commaSeparated(line.substring(line.indexOf(':') + 1)).stream()
        .map(value -> "Supported: " + value)
        .toList();
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
