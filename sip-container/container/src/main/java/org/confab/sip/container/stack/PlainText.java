package org.confab.sip.container.stack;

import java.util.Locale;

/**
 * Which spellings of header values need no parser: those that every reader understands alike.
 * Comments, escapes, what is percent-encoded and blanks around separators are none of them.
 */
final class PlainText {
  /** Besides letters and digits (RFC 3261 25.1, without the percent sign). */
  private static final String TOKEN = ".!*_+`'~-";

  private static final String TAG = "tag=";

  private static final String URI = "@.:;=_+~-";

  private PlainText() {}

  /**
   * Whether lines end with CRLF and hold no other control characters but tabs.
   *
   * @param end where what is looked at ends
   */
  static boolean isClean(byte[] message, int end) {
    for (int i = 0; i < end; i++) {
      int c = message[i];
      boolean fits =
          switch (c) {
            case '\r' -> i + 1 < end && message[i + 1] == '\n';
            case '\n' -> i > 0 && message[i - 1] == '\r';
            case '\t' -> true;
            default -> (c < 0 || c >= ' ') && c != 0x7f;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Where the parameters begin: at the first semicolon, or at the end. */
  static int parameters(String text) {
    int semicolon = text.indexOf(';');
    return semicolon < 0 ? text.length() : semicolon;
  }

  /** Whether it is {@code ;name} or {@code ;name=value}, any number of times. */
  static boolean areParameters(String text) {
    if (text.isEmpty()) {
      return true;
    }
    if (text.charAt(0) != ';') {
      return false;
    }
    for (String one : text.substring(1).split(";", -1)) {
      int equals = one.indexOf('=');
      String name = equals < 0 ? one : one.substring(0, equals);
      if (name.isEmpty()
          || !consistsOf(name, TOKEN)
          || equals == one.length() - 1
          || (equals > 0 && !consistsOf(one.substring(equals + 1), TOKEN + "[]:"))) {
        return false;
      }
    }
    return true;
  }

  /** How many parameters have that name, in lower case. */
  static int count(String parameters, String name) {
    int count = 0;
    for (String one : parameters.split(";", -1)) {
      int equals = one.indexOf('=');
      if (equals >= 0 && one.substring(0, equals).toLowerCase(Locale.ROOT).equals(name)) {
        count++;
      }
    }
    return count;
  }

  /** How many tags a From or To has; −1 if it is not plain. */
  static int tags(String address) {
    int open = address.indexOf('<');
    int close = address.indexOf('>', open + 1);
    if (open < 0 || close < 0) {
      return -1;
    }
    String uri = address.substring(open + 1, close);
    String parameters = address.substring(close + 1);
    boolean plain =
        isName(address.substring(0, open).strip())
            && (uri.startsWith("sip:") || uri.startsWith("sips:"))
            && consistsOf(uri, URI)
            && areParameters(parameters);
    return plain ? count(parameters, "tag") : -1;
  }

  /** The tag of a From or To that has one; empty otherwise. */
  static String tag(String address) {
    for (String one : address.substring(address.indexOf('>') + 1).split(";", -1)) {
      if (one.strip().regionMatches(true, 0, TAG, 0, TAG.length())) {
        return one.strip().substring(TAG.length());
      }
    }
    return "";
  }

  /** Whether it is a display name: none, words, or something in quotes. */
  private static boolean isName(String text) {
    if (text.isEmpty() || text.charAt(0) != '"') {
      return consistsOf(text, TOKEN + " ");
    }
    int end = text.indexOf('"', 1);
    return end == text.length() - 1 && end > 0 && text.indexOf('\\') < 0;
  }

  /** Whether it is one word, or two with an at sign between. */
  static boolean isCallId(String text) {
    int at = text.indexOf('@');
    return !text.isEmpty()
        && at != 0
        && at != text.length() - 1
        && at == text.lastIndexOf('@')
        && consistsOf(text, TOKEN + "@:{}");
  }

  private static boolean consistsOf(String text, String more) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && more.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
