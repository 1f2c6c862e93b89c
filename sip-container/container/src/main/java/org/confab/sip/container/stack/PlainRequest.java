package org.confab.sip.container.stack;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request as far as the short ways must understand it (RFC 3261 8.1.1). They understand less than
 * the parser of the long way: whatever is missing, stands there twice, is spelled unusually or asks
 * for more than an answer is left to that.
 *
 * @param via its only Via
 * @param from From, as all of these unfolded
 * @param to To; it has a tag only where the kind allows it
 * @param contact the only Contact; empty if there is none, or if the kind does not look at it
 */
record PlainRequest(
    String via, String from, String to, String callId, String cseq, String contact) {
  private static final String VERSION = " SIP/2.0";
  private static final String SENT = "SIP/2.0/";

  /** Longest value that is looked at, in characters; real ones have 200. */
  private static final int MAX_LENGTH = 1024;

  private static final String HOST_AND_PORT =
      "(?:[A-Za-z0-9][A-Za-z0-9.-]*+|\\[[0-9A-Fa-f:.]{2,39}\\])(?::[1-9][0-9]{0,4})?";

  private static final Pattern SENT_BY = Pattern.compile(HOST_AND_PORT);
  private static final Pattern CSEQ = Pattern.compile("[0-9]{1,9} [A-Z]+");
  private static final Pattern HOPS = Pattern.compile("[1-9][0-9]?");

  /** What may be between the angle brackets of a Contact, and behind them. */
  private static final Pattern CONTACT =
      Pattern.compile(
          "(?:\"[^\"\\\\]*+\"|[A-Za-z0-9.!*_+`'~ -]*+)\\s*+<sips?:[A-Za-z0-9@.:;=_+~-]++>"
              + "(?:;[A-Za-z0-9.!*_+`'~-]++(?:=(?:\"[^\"\\\\]*+\"|[A-Za-z0-9.!*_+`'~-]++))?)*+");

  /** What is answered from its text, a row each. */
  @SuppressWarnings("ImmutableEnumChecker") // the sets are those of Set.of
  enum Kind {
    /** Goes to the registrar itself; has neither a body nor a dialog. */
    REGISTER("sips?:" + HOST_AND_PORT, false, Set.of("require", "proxy-require")),
    /** Goes to anybody, begins a dialog or is of one, and may have a body. */
    SUBSCRIBE(
        "sips?:(?:[A-Za-z0-9._+~=-]++@)?" + HOST_AND_PORT,
        true,
        Set.of(
            "content-encoding", "e", "replaces", "join", "target-dialog", "session-expires", "x"));

    /** They lead elsewhere; a field without a name is none. */
    private static final Set<String> FOR_THE_PARSER = Set.of("", "route", "record-route");

    private final Pattern target;
    private final boolean opensDialogs;
    private final Set<String> furtherForTheParser;

    Kind(String target, boolean opensDialogs, Set<String> furtherForTheParser) {
      this.target = Pattern.compile(target);
      this.opensDialogs = opensDialogs;
      this.furtherForTheParser = furtherForTheParser;
    }

    /** Whether a message may be one, by its first letters. */
    boolean isPossible(byte[] message) {
      String method = name();
      if (message.length <= method.length() || message[method.length()] != ' ') {
        return false;
      }
      for (int i = 0; i < method.length(); i++) {
        if (message[i] != method.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    /** Reads one that came over that transport; empty if it has to take the long way. */
    Optional<PlainRequest> read(byte[] message, String transport) {
      Optional<RelayText> read = isPossible(message) ? RelayText.read(message) : Optional.empty();
      if (read.isEmpty()
          || !PlainText.isClean(message, message.length - read.get().bodyLength())
          || !isOrdinary(read.get())) {
        return Optional.empty();
      }
      PlainRequest request = PlainRequest.of(read.get());
      return request.isPlain(this, transport) ? Optional.of(request) : Optional.empty();
    }

    private boolean isOrdinary(RelayText text) {
      String hops = value(text, "max-forwards", "max-forwards");
      return isToSomebody(text.start())
          && !text.hasAny(FOR_THE_PARSER)
          && !text.hasAny(furtherForTheParser)
          && HOPS.matcher(hops).matches()
          && hasItsLength(text);
    }

    private boolean hasItsLength(RelayText text) {
      String length = Integer.toString(text.bodyLength());
      return (opensDialogs || !text.hasBody())
          && text.values("content-length", "l").stream().allMatch(length::equals);
    }

    private boolean isToSomebody(String start) {
      if (!start.endsWith(VERSION) || start.length() > MAX_LENGTH) {
        return false;
      }
      String uri = start.substring(name().length() + 1, start.length() - VERSION.length());
      int parameters = PlainText.parameters(uri);
      return target.matcher(uri.substring(0, parameters)).matches()
          && PlainText.areParameters(uri.substring(parameters));
    }
  }

  /** The headers, whatever is in them. */
  static PlainRequest of(RelayText text) {
    return new PlainRequest(
        value(text, "via", "v"),
        value(text, "from", "f"),
        value(text, "to", "t"),
        value(text, "call-id", "i"),
        value(text, "cseq", "cseq"),
        value(text, "contact", "m"));
  }

  /** Its value; empty if it is missing, stands there twice or is too long. */
  private static String value(RelayText text, String name, String compact) {
    return text.only(name, compact).filter(value -> value.length() <= MAX_LENGTH).orElse("");
  }

  private boolean isPlain(Kind kind, String transport) {
    int tags = PlainText.tags(to);
    return isVia(transport)
        && PlainText.tags(from) == 1
        && (tags == 0 || (kind.opensDialogs && tags == 1))
        && PlainText.isCallId(callId)
        && CSEQ.matcher(cseq).matches()
        && cseq.endsWith(" " + kind.name())
        && (!kind.opensDialogs || CONTACT.matcher(contact).matches());
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

  /** The number of its CSeq. */
  long number() {
    return Long.parseLong(cseq.substring(0, cseq.indexOf(' ')));
  }
}
