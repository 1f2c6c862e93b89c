package org.confab.sip.container.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header section of a message as lines, unfolded, byte for byte (ISO-8859-1 keeps every byte).
 * A line feed alone ends a line too, as it does for those who read the message afterwards: or a
 * Content-Length behind one would count for them and not here. Just enough reading to cut messages
 * and to answer those that the stack cannot parse.
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
    String[] raw = (end < 0 ? text : text.substring(0, end)).split("\r?\n", -1);
    List<String> lines = new ArrayList<>(raw.length);
    for (int i = 1; i < raw.length; ) {
      int next = i + 1;
      while (next < raw.length && isFolded(raw[next])) {
        next++;
      }
      lines.add(next == i + 1 ? raw[i] : unfolded(raw, i, next));
      i = next;
    }
    return new HeaderSection(raw[0], lines);
  }

  private static boolean isFolded(String line) {
    return !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
  }

  private static String unfolded(String[] raw, int first, int end) {
    StringBuilder line = new StringBuilder(raw[first]);
    for (int i = first + 1; i < end; i++) {
      line.append(' ').append(raw[i].strip());
    }
    return line.toString();
  }

  /**
   * Where the body of a message begins: behind the first line that is empty, the start line not
   * counted, whatever line ends make it. −1 if there is no such line, or a carriage return stands
   * within a line before it: for some readers a line ends there.
   */
  public static int end(byte[] message) {
    int line = 0;
    for (int i = 0; i < message.length; i++) {
      boolean bare = i > 0 && message[i - 1] == '\r';
      if (message[i] != '\n' && bare) {
        return -1;
      }
      if (message[i] == '\n') {
        if (line > 0 && (i == line || (i == line + 1 && bare))) {
          return i + 1;
        }
        line = i + 1;
      }
    }
    return -1;
  }

  /**
   * Whether the headers of a message end before that offset for those who take a line feed alone
   * for a line end. What stands between would be headers for some and a body that nobody has
   * counted for others, a message of its own perhaps.
   */
  static boolean isTorn(byte[] message, int body) {
    int end = end(message);
    return end >= 0 && end < body;
  }

  /** How many lines the section has, folded ones and the start line counted. */
  static int lines(byte[] section) {
    int lines = 0;
    for (byte one : section) {
      if (one == '\n') {
        lines++;
      }
    }
    return lines;
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
   * The value of Content-Length in a header section; looks at nothing else, for it is asked for
   * with each message.
   *
   * @throws NumberFormatException as {@link #contentLength()}
   */
  static long contentLength(byte[] head) {
    int at = endOfLine(head, 0);
    if (isFold(head, at)) {
      return of(head, 0, head.length).contentLength();
    }
    List<String> values = new ArrayList<>(1);
    while (at < head.length) {
      int end = endOfLine(head, at);
      if (mayBeLength(head[at]) && isFold(head, end)) {
        return of(head, 0, head.length).contentLength(); // its colon may stand on the next line
      }
      if (isContentLength(head, at, end)) {
        String line = new String(head, at, end - at, StandardCharsets.ISO_8859_1);
        values.add(line.substring(line.indexOf(':') + 1).strip());
      }
      at = end;
    }
    return contentLength(values);
  }

  /** Behind the next line end, or the end of all. */
  private static int endOfLine(byte[] head, int from) {
    for (int i = from; i < head.length; i++) {
      if (head[i] == '\n') {
        return i + 1;
      }
    }
    return head.length;
  }

  private static boolean isFold(byte[] head, int at) {
    return at < head.length && (head[at] == ' ' || head[at] == '\t');
  }

  /** By its first letter; a control character before it is taken for a blank. */
  private static boolean mayBeLength(byte first) {
    int letter = first | 0x20;
    return letter == 'c' || letter == 'l' || (first >= 0 && first < ' ');
  }

  private static boolean isContentLength(byte[] head, int from, int end) {
    if (!mayBeLength(head[from])) {
      return false;
    }
    int colon = from;
    while (colon < end && head[colon] != ':') {
      colon++;
    }
    String name = new String(head, from, colon - from, StandardCharsets.ISO_8859_1).strip();
    return colon < end && (name.equalsIgnoreCase("content-length") || name.equalsIgnoreCase("l"));
  }

  /**
   * The value of Content-Length, 0 if there is none.
   *
   * @throws NumberFormatException if it is no number, negative, or given twice with two values
   */
  public long contentLength() {
    return contentLength(values("content-length", "l"));
  }

  private static long contentLength(List<String> values) {
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
