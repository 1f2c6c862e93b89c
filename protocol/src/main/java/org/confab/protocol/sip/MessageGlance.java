package org.confab.protocol.sip;

import java.nio.charset.StandardCharsets;

/**
 * What counting needs of a SIP message, read off its bytes: nothing is made, nothing is kept, and
 * whatever the bytes are, there is an answer. Who decides something reads a {@link RawMessage}.
 */
public final class MessageGlance {
  /** There is no {@code ms-diagnostics}, or none with a number. */
  public static final int NONE = -1;

  private static final byte[] VERSION = "SIP/2.0 ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CSEQ = "cseq".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIAGNOSTICS = "ms-diagnostics".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_DIGITS = 3;
  private static final int MOST_DIGITS = 6;
  private static final int LOWER = 0x20;

  private MessageGlance() {}

  /** The status of a response; 0 for a request, and for what is neither. */
  public static int status(byte[] message) {
    int at = start(message);
    if (!isAt(message, at, VERSION)) {
      return 0;
    }
    int status = number(message, at + VERSION.length, STATUS_DIGITS);
    return status >= 100 ? status : 0;
  }

  /** The method of a request, or that of a response's CSeq. */
  public static SipMethod method(byte[] message) {
    int at = start(message);
    return isAt(message, at, VERSION) ? ofResponse(message) : SipMethod.at(message, at);
  }

  private static SipMethod ofResponse(byte[] message) {
    int at = value(message, CSEQ);
    while (at < message.length && message[at] >= '0' && message[at] <= '9') {
      at++;
    }
    return at == message.length ? SipMethod.OTHER : SipMethod.at(message, blanks(message, at));
  }

  /** The id in {@code ms-diagnostics} ([MS-OCER] 2.2.1), or {@link #NONE}. */
  public static int diagnostic(byte[] message) {
    return number(message, value(message, DIAGNOSTICS), MOST_DIGITS);
  }

  private static int start(byte[] message) {
    int at = 0;
    while (at < message.length && message[at] >= 0 && message[at] <= ' ') {
      at++;
    }
    return at;
  }

  /** Where the value of that header begins; the end of the message if it has none. */
  private static int value(byte[] message, byte[] name) {
    int at = nextLine(message, start(message));
    while (at < message.length && message[at] != '\r' && message[at] != '\n') {
      int colon = at + name.length;
      if (named(message, at, name)) {
        int behind = blanks(message, colon);
        if (behind < message.length && message[behind] == ':') {
          return blanks(message, behind + 1);
        }
      }
      at = nextLine(message, at);
    }
    return message.length;
  }

  private static int nextLine(byte[] message, int from) {
    int at = from;
    while (at < message.length && message[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, message.length);
  }

  private static int blanks(byte[] message, int from) {
    int at = from;
    while (at < message.length && (message[at] == ' ' || message[at] == '\t')) {
      at++;
    }
    return at;
  }

  private static int number(byte[] message, int from, int most) {
    int number = 0;
    int at = from;
    while (at < message.length && at - from < most && message[at] >= '0' && message[at] <= '9') {
      number = number * 10 + message[at] - '0';
      at++;
    }
    return at == from ? NONE : number;
  }

  private static boolean isAt(byte[] message, int at, byte[] text) {
    if (at + text.length > message.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (message[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether that name stands there, in any case. */
  private static boolean named(byte[] message, int at, byte[] name) {
    if (at + name.length > message.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (message[at + i] != name[i] && (message[at + i] | LOWER) != name[i]) {
        return false;
      }
    }
    return true;
  }
}
