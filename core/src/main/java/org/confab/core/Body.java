package org.confab.core;

import java.nio.charset.StandardCharsets;

/**
 * A message body on its way in or out.
 *
 * @param contentType media type with its parameters, as in a Content-Type header
 * @param bytes the content; callers do not change it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied bodies would cost every message
public record Body(String contentType, byte[] bytes) {
  /** A text body in UTF-8. */
  public static Body of(String contentType, String text) {
    return new Body(contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The content read as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
