package org.confab.sip.container.overload;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The To tag of requests that were refused at the door. Nothing is remembered of them, so the ACK
 * that each refused INVITE brings (RFC 3261 17.1.1.3) is known by it and ends there too. It begins
 * with what nobody can guess: the tag of another's dialog is never taken for one.
 */
public final class RefusalTag {
  private static final int RANDOM_BYTES = 8;
  private static final String BEGINNING = random();
  private static final byte[] SHOWN = (";tag=" + BEGINNING).getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ACK = "ACK ".getBytes(StandardCharsets.US_ASCII);

  private RefusalTag() {}

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** That of a refusal of the request with this Call-ID, the same each time. */
  public static String of(String callId) {
    return BEGINNING + Integer.toHexString(callId.hashCode());
  }

  /** Whether a whole message acknowledges a refusal: nobody waits for it. */
  public static boolean isAcknowledged(byte[] message) {
    return isAt(message, 0, ACK) && contains(message);
  }

  private static boolean contains(byte[] message) {
    for (int at = ACK.length; at <= message.length - SHOWN.length; at++) {
      if (message[at] == SHOWN[0] && isAt(message, at, SHOWN)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] message, int from, byte[] text) {
    if (message.length - from < text.length) {
      return false;
    }
    for (int at = 0; at < text.length; at++) {
      if (message[from + at] != text[at]) {
        return false;
      }
    }
    return true;
  }
}
