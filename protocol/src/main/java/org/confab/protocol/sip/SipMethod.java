package org.confab.protocol.sip;

import java.nio.charset.StandardCharsets;

/** The methods of SIP (RFC 3261 and its extensions) and of [MS-SIP], as far as they are counted. */
public enum SipMethod {
  REGISTER,
  SUBSCRIBE,
  NOTIFY,
  BENOTIFY,
  SERVICE,
  MESSAGE,
  INVITE,
  ACK,
  BYE,
  CANCEL,
  INFO,
  OPTIONS,
  PUBLISH,
  REFER,
  UPDATE,
  PRACK,
  NEGOTIATE,
  /** Any other. */
  OTHER;

  private static final SipMethod[] ALL = values();

  private final byte[] word = name().getBytes(StandardCharsets.US_ASCII);

  /** The method that stands there and ends with a blank or the line; capitals alone count. */
  static SipMethod at(byte[] message, int from) {
    for (SipMethod one : ALL) {
      if (one != OTHER && stands(one.word, message, from)) {
        return one;
      }
    }
    return OTHER;
  }

  private static boolean stands(byte[] word, byte[] message, int from) {
    int end = from + word.length;
    if (end > message.length || (end < message.length && message[end] > ' ')) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (message[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
