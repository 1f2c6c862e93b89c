package org.confab.sip.container.stack;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The branches of requests that leave without a transaction, each with a beginning of its own, and
 * how they are found again in the answers, before these are parsed.
 */
final class OwnBranch {
  private static final byte[] RESPONSE = "SIP/2.0 ".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_DIGITS = 3;
  private static final Pattern VIA = Pattern.compile("(?i)(via|v)[ \t]*:|via[ \t]");

  private final String prefix;
  private final byte[] sought;
  private final AtomicLong numbers = new AtomicLong();

  /** Branches that begin so; nobody else's do. */
  OwnBranch(String prefix) {
    this.prefix = prefix;
    this.sought = prefix.getBytes(StandardCharsets.US_ASCII);
  }

  /** A branch that no other request has. */
  String next() {
    return prefix + Long.toHexString(numbers.incrementAndGet());
  }

  /** The branch in the topmost Via of a response, if it is one of these. */
  Optional<String> in(byte[] message) {
    if (!isAt(message, 0, RESPONSE)) {
      return Optional.empty();
    }
    int via = topmostVia(message);
    for (int at = via; at < message.length && message[at] != '\n'; at++) {
      if (message[at] == 'z' && isAt(message, at, sought)) {
        int end = at + sought.length;
        while (end < message.length && Character.digit(message[end], 16) >= 0) {
          end++;
        }
        return Optional.of(new String(message, at, end - at, StandardCharsets.US_ASCII));
      }
    }
    return Optional.empty();
  }

  /** The status of a response. */
  static int status(byte[] response) {
    int status = 0;
    for (int i = RESPONSE.length; i < RESPONSE.length + STATUS_DIGITS; i++) {
      status = status * 10 + response[i] - '0';
    }
    return status;
  }

  /** Where the first Via begins; the end of the message if it has none. */
  private static int topmostVia(byte[] message) {
    for (int at = 0; at < message.length - 4; at++) {
      if (message[at] != '\n') {
        continue;
      }
      if (message[at + 1] == '\r' && message[at + 2] == '\n') {
        break; // the body: nobody's Via stands there
      }
      boolean candidate = message[at + 1] == 'v' || message[at + 1] == 'V';
      if (candidate
          && VIA.matcher(new String(message, at + 1, 4, StandardCharsets.US_ASCII)).lookingAt()) {
        return at + 1;
      }
    }
    return message.length;
  }

  private static boolean isAt(byte[] message, int at, byte[] text) {
    if (at + text.length + STATUS_DIGITS > message.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (message[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
