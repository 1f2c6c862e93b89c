package org.confab.mediaserver.mcu;

/**
 * The body of a SIP message.
 *
 * @param contentType its type, as the header spells it; empty if there is none
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Body(String contentType, byte[] bytes) {
  /** The type of a session description. */
  public static final String SDP = "application/sdp";

  /** A session description. */
  public static Body sdp(byte[] bytes) {
    return new Body(SDP, bytes);
  }

  /** The type without its parameters, in lower case. */
  public String bareType() {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end))
        .strip()
        .toLowerCase(java.util.Locale.ROOT);
  }
}
