package org.confab.protocol.contacts;

import java.nio.charset.StandardCharsets;

/** A value is larger than what a contact list keeps; the message tells which one, and the limit. */
public final class LimitExceeded extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  LimitExceeded(String message) {
    super(message);
  }

  /** Throws it if the text is longer than that many bytes in UTF-8. */
  static void check(String text, int bytes, String what) {
    if (text.getBytes(StandardCharsets.UTF_8).length > bytes) {
      throw new LimitExceeded(what + " longer than " + bytes + " bytes");
    }
  }
}
