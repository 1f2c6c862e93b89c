package org.confab.protocol.mras;

/** The rules for the short texts of these documents. */
final class MrasText {
  private static final int MAX_ID = 64;

  private MrasText() {}

  /** The text, if the schema's {@code max64CharStringType} has it and it is not empty. */
  static String id(String name, String text) {
    if (text.isEmpty() || text.length() > MAX_ID) {
      throw new IllegalArgumentException(name + " is empty or longer than " + MAX_ID);
    }
    return text;
  }
}
