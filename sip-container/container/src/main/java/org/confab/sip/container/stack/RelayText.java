package org.confab.sip.container.stack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.confab.sip.container.transport.HeaderSection;
import org.confab.sip.edge.DialogRelay.Edit;

/**
 * A message as lines of text, one character for each byte, to be written again with other Vias and
 * Routes. Bytes behind the header section are never looked at.
 */
final class RelayText {
  private static final String CRLF = "\r\n";

  /**
   * A header field.
   *
   * @param name in lower case, as it is written
   * @param line as it is written, without the last line end
   */
  record Field(String name, String line) {
    /** Its value, on one line. */
    String value() {
      String text = line.substring(line.indexOf(':') + 1);
      return text.indexOf('\n') < 0 ? text.strip() : unfolded(text);
    }

    /** In one pass, however many blanks there are. */
    private static String unfolded(String text) {
      return text.lines()
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(" "));
    }
  }

  private final String start;
  private final List<Field> fields;
  private final byte[] message;
  private final int body;

  private RelayText(String start, List<Field> fields, byte[] message, int body) {
    this.start = start;
    this.fields = fields;
    this.message = message;
    this.body = body;
  }

  /**
   * Reads a whole message; empty if its header section does not end, or holds a carriage return
   * that ends no line: whoever gets it might read another header there.
   */
  static Optional<RelayText> read(byte[] message) {
    int body = HeaderSection.end(message);
    if (body < 0) {
      return Optional.empty();
    }
    String head = new String(message, 0, body, StandardCharsets.ISO_8859_1);
    List<Field> fields = new ArrayList<>(24);
    String start = line(head, 0);
    int at = head.indexOf('\n') + 1;
    while (at < head.length()) {
      String line = line(head, at);
      at = head.indexOf('\n', at) + 1;
      if (line.isEmpty()) {
        break;
      }
      if ((line.charAt(0) == ' ' || line.charAt(0) == '\t') && !fields.isEmpty()) {
        Field folded = fields.remove(fields.size() - 1);
        fields.add(new Field(folded.name(), folded.line() + CRLF + line));
      } else {
        String name = line.substring(0, Math.max(0, line.indexOf(':')));
        fields.add(new Field(name.strip().toLowerCase(Locale.ROOT), line));
      }
    }
    return Optional.of(new RelayText(start, fields, message, body));
  }

  private static String line(String head, int from) {
    int end = head.indexOf('\n', from);
    return head.substring(from, end > from && head.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  /** The first line. */
  String start() {
    return start;
  }

  /** Whether there is a field of one of those names, in lower case. */
  boolean hasAny(Set<String> names) {
    for (Field field : fields) {
      if (names.contains(field.name())) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything stands behind the empty line. */
  boolean hasBody() {
    return body < message.length;
  }

  /** How many bytes stand there. */
  int bodyLength() {
    return message.length - body;
  }

  /** The values of that header, by its name in lower case or its compact form. */
  List<String> values(String name, String compact) {
    List<String> values = new ArrayList<>(1);
    for (Field field : fields) {
      if (field.name().equals(name) || field.name().equals(compact)) {
        values.add(field.value());
      }
    }
    return values;
  }

  /** The value of that header if it stands there once. */
  Optional<String> only(String name, String compact) {
    List<String> values = values(name, compact);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** All before the body. */
  byte[] head() {
    return Arrays.copyOf(message, body);
  }

  /**
   * The whole message with another first line and other Vias, which stand first. Several values of
   * Supported become lines of their own.
   *
   * @param fate what becomes of each other field; an empty line takes it out
   */
  byte[] write(String first, List<String> vias, UnaryOperator<Field> fate, Edit edit) {
    StringBuilder out = new StringBuilder(body + 512).append(first).append(CRLF);
    vias.forEach(via -> out.append("Via: ").append(via).append(CRLF));
    for (Field field : fields) {
      if (!field.name().equals("via") && !field.name().equals("v")) {
        write(fate.apply(field), edit, out);
      }
    }
    if (!edit.added().isEmpty()) {
      out.append(edit.added()).append(CRLF);
    }
    byte[] head = out.append(CRLF).toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(head, head.length + message.length - body);
    System.arraycopy(message, body, whole, head.length, message.length - body);
    return whole;
  }

  private static void write(Field field, Edit edit, StringBuilder out) {
    if (field.line().isEmpty() || edit.staysBehind().test(field.name(), field.value())) {
      return;
    }
    boolean supported = field.name().equals("supported") || field.name().equals("k");
    if (supported) {
      OutboundText.commaSeparated(field.value())
          .forEach(value -> out.append("Supported: ").append(value).append(CRLF));
    } else {
      out.append(field.line()).append(CRLF);
    }
  }
}
