package org.confab.protocol.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts a multipart body at its boundary (RFC 2046 5.1.1). One character stands for one byte. */
final class MultipartText {
  private static final String CRLF = "\r\n";

  private MultipartText() {}

  /**
   * The texts between the boundaries, without the line break that belongs to the next boundary.
   *
   * @throws IllegalArgumentException if there is no boundary, the body does not end with it, or has
   *     more parts
   */
  static List<String> parts(String contentType, byte[] body, int most) {
    String text = CRLF + new String(body, StandardCharsets.ISO_8859_1);
    String delimiter = CRLF + "--" + boundary(contentType);
    List<String> parts = new ArrayList<>();
    int at = text.indexOf(delimiter);
    while (at >= 0) {
      int start = at + delimiter.length();
      if (text.startsWith("--", start)) {
        return parts;
      }
      int end = text.indexOf(delimiter, start);
      if (end < 0 || parts.size() == most) {
        break;
      }
      parts.add(text.substring(start, end));
      at = end;
    }
    throw new IllegalArgumentException("multipart body without its closing boundary");
  }

  /** The boundary that a Content-Type names; {@link IllegalArgumentException} if it names none. */
  static String boundary(String contentType) {
    for (String piece : contentType.split(";", -1)) {
      int equals = piece.indexOf('=');
      if (equals > 0 && piece.substring(0, equals).strip().equalsIgnoreCase("boundary")) {
        return piece.substring(equals + 1).replace("\"", "").strip();
      }
    }
    throw new IllegalArgumentException("no boundary in " + contentType);
  }

  /** Where the content of a part begins, behind the empty line. */
  static int content(String part) {
    int blank = part.indexOf(CRLF + CRLF);
    if (blank < 0) {
      throw new IllegalArgumentException("a part without a blank line after its headers");
    }
    return blank + 4;
  }

  /** The value of a part's header. */
  static Optional<String> header(String part, String name) {
    for (String line : part.substring(0, content(part)).split(CRLF, -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(line.substring(colon + 1).strip());
      }
    }
    return Optional.empty();
  }
}
