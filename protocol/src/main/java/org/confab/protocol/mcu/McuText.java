package org.confab.protocol.mcu;

/** The rules for the short texts of this link: they end up in SIP headers and in logs. */
final class McuText {
  /** Longest text of any field, in characters. */
  static final int MAX_LENGTH = 1024;

  private McuText() {}

  /** The text, if it is one line of 1–1024 characters without surrounding blanks. */
  static String line(String name, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
    return lineOrEmpty(name, text);
  }

  /** As {@link #line}, or an empty text. */
  static String lineOrEmpty(String name, String text) {
    if (text.length() > MAX_LENGTH
        || !text.equals(text.strip())
        || text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException(name + " is no line of text");
    }
    return text;
  }
}
