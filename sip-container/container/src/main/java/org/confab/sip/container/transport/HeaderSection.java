package org.confab.sip.container.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header section of a message as lines, unfolded, byte for byte (ISO-8859-1 keeps every byte).
 * Just enough reading to cut messages and to answer those that the stack cannot parse.
 */
public final class HeaderSection {
  private final String startLine;
  private final List<String> lines;

  private HeaderSection(String startLine, List<String> lines) {
    this.startLine = startLine;
    this.lines = lines;
  }

  /** Reads the bytes up to the first empty line, or all if there is none. */
  public static HeaderSection of(byte[] message, int offset, int length) {
    String text = new String(message, offset, length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String[] raw = (end < 0 ? text : text.substring(0, end)).split("\r\n", -1);
    List<String> lines = new ArrayList<>(raw.length);
    for (int i = 1; i < raw.length; i++) {
      String line = raw[i];
      boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      if (folded && !lines.isEmpty()) {
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + line.strip());
      } else {
        lines.add(line);
      }
    }
    return new HeaderSection(raw[0], lines);
  }

  /** The first line of a message. */
  public static String startLine(byte[] message) {
    int end = 0;
    while (end < message.length && message[end] != '\r' && message[end] != '\n') {
      end++;
    }
    return new String(message, 0, end, StandardCharsets.ISO_8859_1);
  }

  /** The first line of the message. */
  public String startLine() {
    return startLine;
  }

  /** The values of the header with this name or its compact form, in order. */
  public List<String> values(String name, String compact) {
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String found = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (found.equals(name) || found.equals(compact)) {
          values.add(line.substring(colon + 1).strip());
        }
      }
    }
    return values;
  }

  /** The first value, if there is one. */
  public Optional<String> value(String name, String compact) {
    return values(name, compact).stream().findFirst();
  }

  /**
   * The value of Content-Length, 0 if there is none.
   *
   * @throws NumberFormatException if it is no number, negative, or given twice with two values
   */
  public long contentLength() {
    List<String> values = values("content-length", "l");
    if (values.isEmpty()) {
      return 0;
    }
    String first = values.get(0);
    if (first.isEmpty()
        || first.length() > 10
        || !first.chars().allMatch(c -> c >= '0' && c <= '9')
        || values.stream().anyMatch(other -> !other.equals(first))) {
      throw new NumberFormatException("Content-Length " + values);
    }
    return Long.parseLong(first);
  }
}
