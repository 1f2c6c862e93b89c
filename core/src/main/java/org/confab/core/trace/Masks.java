package org.confab.core.trace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes the text of a message of SIP or HTTP that may be kept: without secrets, without the texts
 * of people unless they are wanted, and not longer than allowed.
 */
final class Masks {
  /** So much of a message is looked at; real ones are shorter. */
  static final int LOOKED_AT = 128 * 1024;

  private static final String CRLF = "\r\n";

  private final int most;
  private final boolean texts;

  /**
   * Masks for a trace.
   *
   * @param most characters of a text
   * @param texts whether the texts of people are wanted
   */
  Masks(int most, boolean texts) {
    this.most = most;
    this.texts = texts;
  }

  /** A whole message with a start line and headers. */
  String message(byte[] bytes) {
    int end = Math.min(headersEnd(bytes), LOOKED_AT);
    String head = new String(bytes, 0, end, StandardCharsets.UTF_8).replaceAll("\r?\n[ \t]+", " ");
    String[] lines = head.split("\r\n|\n|\r", -1);
    StringBuilder out = new StringBuilder(lines[0]).append(CRLF);
    String type = "";
    String encoding = "";
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 0) {
        continue;
      }
      String name = lines[i].substring(0, colon).strip();
      String value = lines[i].substring(colon + 1).strip();
      out.append(name).append(": ").append(HeaderMask.masked(name, value, texts)).append(CRLF);
      switch (name.toLowerCase(Locale.ROOT)) {
        case "content-type", "c" -> type = value;
        case "content-encoding", "e", "content-transfer-encoding" -> encoding = value;
        default -> {}
      }
    }
    String masked = BodyMask.all(out.toString());
    int from = bodyStart(bytes, end);
    byte[] body = java.util.Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
    return bounded(masked + CRLF + body(type, encoding, isMessage(lines[0]), body));
  }

  /** A document without headers. */
  String document(String type, byte[] bytes) {
    return bounded(body(type, "", false, bytes));
  }

  /** A line of our own. */
  String line(String text) {
    return bounded(BodyMask.all(text));
  }

  private String body(String type, String encoding, boolean message, byte[] bytes) {
    if (bytes.length == 0) {
      return "";
    }
    return new BodyText(texts).of(type, encoding, message, bytes);
  }

  private String bounded(String text) {
    return text.length() <= most
        ? text
        : text.substring(0, most) + CRLF + "[cut off: " + (text.length() - most) + " more]";
  }

  private static boolean isMessage(String startLine) {
    return startLine.regionMatches(true, 0, "MESSAGE ", 0, 8);
  }

  /** Behind the last header's line end. */
  private static int headersEnd(byte[] bytes) {
    for (int at = 0; at + 1 < bytes.length; at++) {
      if (bytes[at] == '\n'
          && (bytes[at + 1] == '\n'
              || bytes[at + 1] == '\r' && at + 2 < bytes.length && bytes[at + 2] == '\n')) {
        return at + 1;
      }
    }
    return bytes.length;
  }

  private static int bodyStart(byte[] bytes, int headersEnd) {
    int at = headersEnd;
    if (at < bytes.length && bytes[at] == '\r') {
      at++;
    }
    return at < bytes.length ? at + 1 : at;
  }

  /** What the bytes say, if they are a text: then nothing hides in an encoding. */
  static Optional<String> text(byte[] bytes) {
    int length = Math.min(bytes.length, LOOKED_AT);
    if (length < bytes.length) {
      // Not within a character.
      while (length > 0 && (bytes[length] & 0xC0) == 0x80) {
        length--;
      }
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return Optional.of(text).filter(t -> t.chars().noneMatch(Masks::isControl));
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }

  private static boolean isControl(int c) {
    return c < ' ' && c != '\t' && c != '\r' && c != '\n' || c == 0x7f;
  }
}
