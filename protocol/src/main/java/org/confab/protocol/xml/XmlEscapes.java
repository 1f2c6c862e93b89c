package org.confab.protocol.xml;

/**
 * Texts as they stand in a document (XML 1.0 2.4, 3.3.3). Line ends and tabs are written as
 * references where a reader would make blanks of them; what no document can hold (2.2) becomes the
 * replacement character, for texts come from headers and JSON too.
 */
final class XmlEscapes {
  private static final char REPLACEMENT = '\ufffd';

  private XmlEscapes() {}

  /** The content of an element. */
  static void text(StringBuilder out, String text) {
    escape(out, text, false);
  }

  /** The value of an attribute, for double quotes. */
  static void attribute(StringBuilder out, String text) {
    escape(out, text, true);
  }

  private static void escape(StringBuilder out, String text, boolean attribute) {
    int at = 0;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    out.append(text, 0, at);
    while (at < text.length()) {
      int c = text.codePointAt(at);
      append(out, c, attribute);
      at += Character.charCount(c);
    }
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0xd800 && c != '<' && c != '>' && c != '&' && c != '"';
  }

  private static void append(StringBuilder out, int c, boolean attribute) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '\r' -> out.append("&#13;");
      case '"' -> out.append(attribute ? "&quot;" : "\"");
      case '\n' -> out.append(attribute ? "&#10;" : "\n");
      case '\t' -> out.append(attribute ? "&#9;" : "\t");
      default -> {
        if (isCharacter(c)) {
          out.appendCodePoint(c);
        } else {
          out.append(REPLACEMENT);
        }
      }
    }
  }

  private static boolean isCharacter(int c) {
    return c >= ' ' && c < 0xd800 || c > 0xdfff && c != 0xfffe && c != 0xffff;
  }
}
