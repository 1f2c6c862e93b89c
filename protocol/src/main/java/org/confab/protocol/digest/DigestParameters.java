package org.confab.protocol.digest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The comma separated {@code name=value} list behind a scheme (RFC 7235 2.1): tokens, or quoted
 * strings in which a backslash takes the next character as it is.
 */
final class DigestParameters {
  private final String text;
  private int at;

  private DigestParameters(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /**
   * Reads the list; names are in lower case.
   *
   * @throws IllegalArgumentException if it is no such list, or names a parameter twice
   */
  static Map<String, String> parse(String text, int from) {
    DigestParameters reader = new DigestParameters(text, from);
    Map<String, String> found = new LinkedHashMap<>();
    for (reader.skip(); reader.at < text.length(); reader.skip()) {
      String name = reader.token().toLowerCase(Locale.ROOT);
      reader.blanks();
      if (name.isEmpty() || reader.at >= text.length() || text.charAt(reader.at) != '=') {
        throw new IllegalArgumentException("a parameter of an authentication header has no value");
      }
      reader.at++;
      reader.blanks();
      if (found.putIfAbsent(name, reader.value()) != null) {
        throw new IllegalArgumentException("parameter " + name + " twice");
      }
    }
    return found;
  }

  /** Skips blanks and commas: empty list elements are allowed. */
  private void skip() {
    while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) <= ' ')) {
      at++;
    }
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private String token() {
    int start = at;
    while (at < text.length() && text.charAt(at) > ' ' && "=,\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String value() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != ',') {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder out = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return out.toString();
      }
      if (c == '\\' && at + 1 < text.length()) {
        c = text.charAt(++at);
      }
      out.append(c);
    }
    throw new IllegalArgumentException("open quote in an authentication header");
  }
}
