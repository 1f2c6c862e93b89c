package org.confab.sip.container.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    List<String> raw = lines(message, offset, emptyLine(message, offset, offset + length));
    List<String> lines = new ArrayList<>(raw.size());
    for (int i = 1; i < raw.size(); ) {
      int next = i + 1;
      while (next < raw.size() && isFolded(raw.get(next))) {
        next++;
      }
      lines.add(next == i + 1 ? raw.get(i) : unfolded(raw.subList(i, next)));
      i = next;
    }
    return new HeaderSection(raw.get(0), lines);
  }

  /** Where the line end before the first empty line begins, with carriage returns; or the end. */
  private static int emptyLine(byte[] message, int from, int end) {
    for (int i = from; i + 3 < end; i++) {
      if (message[i] == '\r'
          && message[i + 1] == '\n'
          && message[i + 2] == '\r'
          && message[i + 3] == '\n') {
        return i;
      }
    }
    return end;
  }

  /** What stands between line ends; by hand, since whoever floods the server has this done. */
  private static List<String> lines(byte[] message, int from, int end) {
    List<String> lines = new ArrayList<>();
    int begin = from;
    for (int i = from; i < end; i++) {
      if (message[i] == '\n') {
        int stop = i > begin && message[i - 1] == '\r' ? i - 1 : i;
        lines.add(new String(message, begin, stop - begin, StandardCharsets.ISO_8859_1));
        begin = i + 1;
      }
    }
    lines.add(new String(message, begin, end - begin, StandardCharsets.ISO_8859_1));
    return lines;
  }

  private static boolean isFolded(String line) {
    return !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
  }

  private static String unfolded(List<String> raw) {
    StringBuilder line = new StringBuilder(raw.get(0));
    for (String more : raw.subList(1, raw.size())) {
      line.append(' ').append(more.strip());
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
      if (colon > 0 && (isNamed(line, colon, name) || isNamed(line, colon, compact))) {
        values.add(line.substring(colon + 1).strip());
      }
    }
    return values;
  }

  private static boolean isNamed(String line, int colon, String name) {
    int begin = 0;
    while (begin < colon && Character.isWhitespace(line.charAt(begin))) {
      begin++;
    }
    int end = colon;
    while (end > begin && Character.isWhitespace(line.charAt(end - 1))) {
      end--;
    }
    return end - begin == name.length() && line.regionMatches(true, begin, name, 0, name.length());
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
