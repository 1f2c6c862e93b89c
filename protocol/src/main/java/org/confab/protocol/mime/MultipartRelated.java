package org.confab.protocol.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code multipart/related} (RFC 2387) as resource lists need it. Each part is written with one
 * extra CRLF at its end: a common client's MIME parser cuts four bytes before each boundary, and
 * XML does not mind. Parts are binary.
 *
 * @param boundary separates the parts; must not occur in them
 * @param parts the parts, the root first
 */
public record MultipartRelated(String boundary, List<Part> parts) {
  /** Most parts that are read; a longer body is refused. */
  public static final int MAX_PARTS = 2000;

  private static final String CRLF = "\r\n";

  /** Copies its list; throws {@link IllegalArgumentException} for an impossible boundary. */
  public MultipartRelated {
    parts = List.copyOf(parts);
    if (boundary.isEmpty()
        || boundary.length() > 70
        || !boundary
            .chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || "'()+_,-./:=?".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a boundary: " + boundary);
    }
  }

  /** The value of the Content-Type header; the first part is the root. */
  public String contentType() {
    Part root = parts.get(0);
    return "multipart/related;type=\""
        + root.contentType()
        + "\";start="
        + root.contentId()
        + ";boundary="
        + boundary;
  }

  /** The value of the Content-Type header, quoted in full as RFC 2387 has it. */
  public String quotedContentType() {
    Part root = parts.get(0);
    return "multipart/related;type=\""
        + root.contentType()
        + "\";start=\"<"
        + root.contentId()
        + ">\";boundary=\""
        + boundary
        + "\"";
  }

  /** The body. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    for (Part part : parts) {
      ascii(out, "--" + boundary + CRLF + "Content-Transfer-Encoding: binary" + CRLF);
      if (!part.contentId().isEmpty()) {
        ascii(out, "Content-ID: <" + part.contentId() + ">" + CRLF);
      }
      ascii(out, "Content-Type: " + part.contentType() + CRLF + CRLF);
      out.writeBytes(part.content());
      ascii(out, CRLF + CRLF);
    }
    ascii(out, "--" + boundary + "--" + CRLF);
    return out.toByteArray();
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads a body. The line break before a boundary belongs to the boundary; the extra one that
   * {@link #bytes} writes is taken off as well.
   *
   * @throws IllegalArgumentException if there is no boundary, or the body does not end with it
   */
  public static MultipartRelated read(String contentType, byte[] body) {
    String boundary = parameter(contentType, "boundary");
    String text = CRLF + new String(body, StandardCharsets.ISO_8859_1);
    String delimiter = CRLF + "--" + boundary;
    List<Part> parts = new ArrayList<>();
    int at = text.indexOf(delimiter);
    while (at >= 0) {
      int start = at + delimiter.length();
      if (text.startsWith("--", start)) {
        return new MultipartRelated(boundary, parts);
      }
      int end = text.indexOf(delimiter, start);
      if (end < 0 || parts.size() == MAX_PARTS) {
        break;
      }
      parts.add(part(text.substring(start, end)));
      at = end;
    }
    throw new IllegalArgumentException("multipart body without its closing boundary");
  }

  private static Part part(String text) {
    int blank = text.indexOf(CRLF + CRLF);
    if (blank < 0) {
      throw new IllegalArgumentException("a part without a blank line after its headers");
    }
    String contentId = "";
    String contentType = "text/plain";
    for (String line : text.substring(0, blank).split(CRLF, -1)) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (name.equals("content-id")) {
        contentId = line.substring(colon + 1).replace("<", "").replace(">", "").strip();
      } else if (name.equals("content-type")) {
        contentType = line.substring(colon + 1).strip();
      }
    }
    String content = text.substring(blank + 4);
    String bare = content.endsWith(CRLF) ? content.substring(0, content.length() - 2) : content;
    return new Part(contentId, contentType, bare.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String parameter(String contentType, String name) {
    for (String piece : contentType.split(";", -1)) {
      int equals = piece.indexOf('=');
      if (equals > 0 && piece.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return piece.substring(equals + 1).replace("\"", "").strip();
      }
    }
    throw new IllegalArgumentException("no " + name + " in " + contentType);
  }
}
