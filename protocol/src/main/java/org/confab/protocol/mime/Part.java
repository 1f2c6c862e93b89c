package org.confab.protocol.mime;

/**
 * One part of a multipart body.
 *
 * @param contentId its Content-ID without angle brackets; empty if it has none
 * @param contentType its Content-Type
 * @param content its bytes; callers do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Part(String contentId, String contentType, byte[] content) {
  /** Throws {@link IllegalArgumentException} for a header that would not stand on its line. */
  public Part {
    if ((contentId + contentType).chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("control character in a header of a part");
    }
  }

  /** The Content-Type without its parameters, as the type of a whole is told (RFC 2387 3.1). */
  String mediaType() {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).replace("\"", "").strip();
  }
}
