package org.confab.sip.container.stack;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A REGISTER as far as the short way must understand it (RFC 3261 10.3). It understands less than
 * the parser of the long way: whatever is missing, stands there twice, is spelled unusually or asks
 * for more than an answer is left to that.
 *
 * @param via its only Via
 * @param from From, as all of these unfolded
 * @param to To, which has no tag
 */
record PlainRegister(String via, String from, String to, String callId, String cseq) {
  private static final String METHOD = "REGISTER ";
  private static final String VERSION = " SIP/2.0";
  private static final String SENT = "SIP/2.0/";

  /** They lead elsewhere or ask for more; a field without a name is none. */
  private static final Set<String> FOR_THE_PARSER =
      Set.of("", "route", "record-route", "require", "proxy-require");

  /** Longest value that is looked at, in characters; real ones have 200. */
  private static final int MAX_LENGTH = 1024;

  private static final String HOST_AND_PORT =
      "(?:[A-Za-z0-9][A-Za-z0-9.-]*+|\\[[0-9A-Fa-f:.]{2,39}\\])(?::[1-9][0-9]{0,4})?";

  private static final Pattern SENT_BY = Pattern.compile(HOST_AND_PORT);
  private static final Pattern REGISTRAR = Pattern.compile("sips?:" + HOST_AND_PORT);
  private static final Pattern CSEQ = Pattern.compile("[0-9]{1,9} REGISTER");
  private static final Pattern HOPS = Pattern.compile("[1-9][0-9]?");

  /** Whether a message may be one, by its first letters. */
  static boolean isPossible(byte[] message) {
    if (message.length < METHOD.length()) {
      return false;
    }
    for (int i = 0; i < METHOD.length(); i++) {
      if (message[i] != METHOD.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads one that came over that transport; empty if it has to take the long way. */
  static Optional<PlainRegister> read(byte[] message, String transport) {
    Optional<RelayText> read =
        PlainText.isClean(message) ? RelayText.read(message) : Optional.empty();
    if (read.isEmpty() || !isOrdinary(read.get())) {
      return Optional.empty();
    }
    RelayText text = read.get();
    PlainRegister register =
        new PlainRegister(
            value(text, "via", "v"),
            value(text, "from", "f"),
            value(text, "to", "t"),
            value(text, "call-id", "i"),
            value(text, "cseq", "cseq"));
    return register.isPlain(transport) ? Optional.of(register) : Optional.empty();
  }

  private static boolean isOrdinary(RelayText text) {
    String hops = value(text, "max-forwards", "max-forwards");
    return !text.hasBody()
        && isToRegistrar(text.start())
        && !text.hasAny(FOR_THE_PARSER)
        && HOPS.matcher(hops).matches()
        && text.values("content-length", "l").stream().allMatch("0"::equals);
  }

  /** Its value; empty if it is missing, stands there twice or is too long. */
  private static String value(RelayText text, String name, String compact) {
    return text.only(name, compact).filter(value -> value.length() <= MAX_LENGTH).orElse("");
  }

  private static boolean isToRegistrar(String start) {
    if (!start.endsWith(VERSION) || start.length() > MAX_LENGTH) {
      return false;
    }
    String uri = start.substring(METHOD.length(), start.length() - VERSION.length());
    int parameters = PlainText.parameters(uri);
    return REGISTRAR.matcher(uri.substring(0, parameters)).matches()
        && PlainText.areParameters(uri.substring(parameters));
  }

  private boolean isPlain(String transport) {
    return isVia(transport)
        && PlainText.tags(from) == 1
        && PlainText.tags(to) == 0
        && PlainText.isCallId(callId)
        && CSEQ.matcher(cseq).matches();
  }

  private boolean isVia(String transport) {
    int blank = via.indexOf(' ');
    if (blank < 0 || !via.substring(0, blank).equalsIgnoreCase(SENT + transport)) {
      return false;
    }
    String by = via.substring(blank + 1);
    int parameters = PlainText.parameters(by);
    return SENT_BY.matcher(by.substring(0, parameters)).matches()
        && PlainText.areParameters(by.substring(parameters))
        && PlainText.count(by.substring(parameters), "branch") == 1;
  }
}
