package org.confab.protocol.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * {@code multipart/alternative} (RFC 2046 5.1.4): the same text in several formats, the plainest
 * first.
 *
 * @param parts in the order of the body, their transfer encoding undone
 */
public record MultipartAlternative(List<Part> parts) {
  /** Most parts that are read. */
  public static final int MAX_PARTS = 16;

  private static final String TYPE = "multipart/alternative";

  /** Copies its list. */
  public MultipartAlternative {
    parts = List.copyOf(parts);
  }

  /** Whether a Content-Type says that a body is of this kind. */
  public static boolean is(String contentType) {
    return contentType.strip().toLowerCase(Locale.ROOT).startsWith(TYPE);
  }

  /** Reads a body; {@link IllegalArgumentException} if it is none. */
  public static MultipartAlternative read(String contentType, byte[] body) {
    return new MultipartAlternative(
        MultipartText.parts(contentType, body, MAX_PARTS).stream()
            .map(MultipartAlternative::part)
            .toList());
  }

  private static Part part(String text) {
    String encoding =
        MultipartText.header(text, "content-transfer-encoding")
            .orElse("8bit")
            .toLowerCase(Locale.ROOT);
    String content = text.substring(MultipartText.content(text));
    byte[] bytes =
        switch (encoding) {
          case "base64" -> Base64.getMimeDecoder().decode(content);
          case "quoted-printable" -> quotedPrintable(content);
          default -> content.getBytes(StandardCharsets.ISO_8859_1);
        };
    return new Part("", MultipartText.header(text, "content-type").orElse("text/plain"), bytes);
  }

  /** RFC 2045 6.7: {@code =} and two hexadecimal digits, or a line end that is none. */
  private static byte[] quotedPrintable(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) != '=') {
        out.write(text.charAt(at));
      } else if (text.startsWith("\r\n", at + 1)) {
        at += 2;
      } else if (at + 2 < text.length()) {
        out.write(octet(text.charAt(at + 1), text.charAt(at + 2)));
        at += 2;
      }
    }
    return out.toByteArray();
  }

  private static int octet(char high, char low) {
    if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
      throw new IllegalArgumentException("quoted-printable text with " + high + low + " behind =");
    }
    return HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low);
  }
}
