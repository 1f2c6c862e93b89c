package org.confab.sip.container.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.confab.sip.container.stack.RelayText.Field;
import org.confab.sip.edge.DialogRelay.Onward;
import org.confab.sip.edge.Flow;

/**
 * A request inside a dialog as far as the short way must understand it (RFC 3261 16.3, 16.4, 16.6).
 * Whatever is missing, stands there twice or asks for more than a hop is left to the long way.
 */
final class RelayedRequest {
  static final String ACK = "ACK";
  static final String BYE = "BYE";

  /** They neither begin nor change a dialog. */
  private static final Set<String> METHODS = Set.of("MESSAGE", "INFO", ACK, BYE);

  private static final String APPLICATION = "appname";
  private static final String SESSION = "app_id";
  private static final int HOP_DIGITS = 3;

  private final RelayText text;
  private final String via;
  private final List<String> routes;
  private final KnownDialogs.Tags tags;
  private final String callId;
  private final int hops;

  private RelayedRequest(
      RelayText text,
      String via,
      List<String> routes,
      KnownDialogs.Tags tags,
      String callId,
      int hops) {
    this.text = text;
    this.via = via;
    this.routes = routes;
    this.tags = tags;
    this.callId = callId;
    this.hops = hops;
  }

  /** Whether a message may be one, by its first letters. */
  static boolean isPossible(byte[] message) {
    return message.length > 3
        && switch (message[0]) {
          case 'M' -> message[1] == 'E';
          case 'I' -> message[2] == 'F';
          case 'A' -> message[1] == 'C';
          case 'B' -> message[1] == 'Y';
          default -> false;
        };
  }

  /** Reads a request; empty if it has to take the long way. */
  static Optional<RelayedRequest> read(byte[] message) {
    Optional<RelayText> read = RelayText.read(message);
    if (read.isEmpty() || !isOrdinary(read.get())) {
      return Optional.empty();
    }
    RelayText text = read.get();
    List<String> routes = routes(text);
    Optional<String> via = text.only("via", "v").filter(value -> value.indexOf(',') < 0);
    String from = tag(text.only("from", "f"));
    String to = tag(text.only("to", "t"));
    int hops = hops(text.only("max-forwards", "max-forwards"));
    Optional<String> callId = text.only("call-id", "i");
    boolean whole = via.isPresent() && callId.isPresent() && hops > 0;
    return whole && !routes.isEmpty() && !from.isEmpty() && !to.isEmpty()
        ? Optional.of(
            new RelayedRequest(
                text, via.get(), routes, new KnownDialogs.Tags(from, to), callId.get(), hops))
        : Optional.empty();
  }

  private static boolean isOrdinary(RelayText text) {
    String[] words = text.start().split(" ", -1);
    return words.length == 3
        && METHODS.contains(words[0])
        && words[2].equals("SIP/2.0")
        && text.only("cseq", "cseq").filter(value -> isOf(value, words[0])).isPresent()
        && text.values("proxy-require", "proxy-require").isEmpty();
  }

  private static boolean isOf(String cseq, String method) {
    int blank = cseq.indexOf(' ');
    return blank > 0 && cseq.substring(blank + 1).strip().equals(method);
  }

  /** The URIs of the Routes; none if one of them is not this server's own. */
  private static List<String> routes(RelayText text) {
    List<String> uris = new ArrayList<>(2);
    for (String line : text.values("route", "route")) {
      for (String value : OutboundText.commaSeparated(line)) {
        int open = value.indexOf('<');
        int close = value.indexOf('>', open);
        if (open < 0 || close < 0 || !Routes.isOwn(value.substring(open, close))) {
          return List.of();
        }
        uris.add(value.substring(open + 1, close));
      }
    }
    return uris;
  }

  /** The tag of a From or To; empty if it has none, or quotes behind its URI. */
  private static String tag(Optional<String> value) {
    String parameters = value.map(text -> text.substring(text.indexOf('>') + 1)).orElse("\"");
    if (parameters.indexOf('"') >= 0) {
      return "";
    }
    for (String parameter : parameters.split(";")) {
      String one = parameter.strip();
      if (one.regionMatches(true, 0, "tag=", 0, 4)) {
        return one.substring(4).strip();
      }
    }
    return "";
  }

  private static int hops(Optional<String> maxForwards) {
    String digits = maxForwards.orElse("");
    boolean number =
        !digits.isEmpty()
            && digits.length() <= HOP_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(digits) : 0;
  }

  /** The URIs of its Routes, all of them this server's own. */
  List<String> routes() {
    return routes;
  }

  String method() {
    return text.start().substring(0, text.start().indexOf(' '));
  }

  /** Its dialog; empty if that is not known as one that was answered. */
  Optional<KnownDialogs.Relayed> dialog(KnownDialogs known) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : routes.get(0).split(";")) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            parameter.substring(0, equals).toLowerCase(Locale.ROOT),
            parameter.substring(equals + 1));
      }
    }
    return known.relayed(
        parameters.getOrDefault(APPLICATION, ""),
        parameters.getOrDefault(SESSION, ""),
        callId,
        tags);
  }

  /** Its Via with what this server knows of where it came from. */
  String via(Flow from) {
    return ViaTags.seen(via, from);
  }

  /** All before the body. */
  byte[] head() {
    return text.head();
  }

  /** The request as it leaves. */
  byte[] write(Onward onward, String own, String below) {
    UnaryOperator<Field> fate =
        field ->
            switch (field.name()) {
              case "route" -> new Field("route", "");
              case "max-forwards" -> new Field("max-forwards", "Max-Forwards: " + (hops - 1));
              default -> field;
            };
    return text.write(
        method() + " " + onward.target() + " SIP/2.0", List.of(own, below), fate, onward.edit());
  }
}
