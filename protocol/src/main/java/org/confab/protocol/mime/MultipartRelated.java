package org.confab.protocol.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a multipart body without parts");
    }
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
        + root.mediaType()
        + "\";start="
        + root.contentId()
        + ";boundary="
        + boundary;
  }

  /** The value of the Content-Type header, quoted in full as RFC 2387 has it. */
  public String quotedContentType() {
    Part root = parts.get(0);
    return "multipart/related;type=\""
        + root.mediaType()
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
   * @throws IllegalArgumentException if there is no boundary, the body does not end with it, or the
   *     root's identifier cannot stand in the parameter {@code start} (RFC 2387 3.2)
   */
  public static MultipartRelated read(String contentType, byte[] body) {
    MultipartRelated read =
        new MultipartRelated(
            MultipartText.boundary(contentType),
            MultipartText.parts(contentType, body, MAX_PARTS).stream()
                .map(MultipartRelated::part)
                .toList());
    String start = read.parts.get(0).contentId();
    if (start.indexOf(';') >= 0 || start.indexOf('"') >= 0) {
      throw new IllegalArgumentException("not a Content-ID: " + start);
    }
    return read;
  }

  private static Part part(String text) {
    String content = text.substring(MultipartText.content(text));
    String bare = content.endsWith(CRLF) ? content.substring(0, content.length() - 2) : content;
    return new Part(
        MultipartText.header(text, "content-id")
            .orElse("")
            .replace("<", "")
            .replace(">", "")
            .strip(),
        MultipartText.header(text, "content-type").orElse("text/plain"),
        bare.getBytes(StandardCharsets.ISO_8859_1));
  }
}
