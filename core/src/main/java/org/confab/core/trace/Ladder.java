package org.confab.core.trace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * Draws messages as a ladder: a column for each who takes part, an arrow for each message, time
 * runs down. What is spoken is told by the kind of line, not by colour; each arrow has its
 * message's number as id ({@code m7}) and first line as title.
 */
public final class Ladder {
  /** Most arrows of one drawing. */
  public static final int MOST = 1_000;

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
  private static final int TOP = 96;
  private static final int ROW = 36;
  private static final int TEXT = 12;

  /** Pixels of a sign, at most. */
  private static final double SIGN = 7.3;

  private static final String FONT = "DejaVu Sans Mono, Consolas, monospace";

  private Ladder() {}

  /** The drawing as a document of SVG, with the first {@link #MOST} of these messages. */
  public static String draw(TracePage page) {
    List<TracedMessage> shown =
        page.messages().stream()
            .limit(MOST)
            .sorted(Comparator.comparing(TracedMessage::at).thenComparing(TracedMessage::number))
            .toList();
    LadderColumns columns = new LadderColumns(page.points());
    int height = TOP + ROW * (shown.size() + 1);
    List<XmlElement> parts = new ArrayList<>();
    parts.add(named("title", "ladder-title", title(page)));
    parts.add(named("desc", "ladder-desc", description(page, shown, columns)));
    parts.add(legend());
    for (int i = 0; i < columns.labels().size(); i++) {
      parts.add(column(columns.labels().get(i), columns.x(i), height));
    }
    int y = TOP + ROW;
    for (TracedMessage message : shown) {
      parts.add(arrow(message, columns, y));
      y += ROW;
    }
    XmlElement root =
        element("svg")
            .with("width", Integer.toString(columns.width()))
            .with("height", Integer.toString(height))
            .with("viewBox", "0 0 " + columns.width() + " " + height)
            .with("role", "img")
            .with("aria-labelledby", "ladder-title ladder-desc")
            .with("font-family", FONT)
            .with("font-size", Integer.toString(TEXT));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Xml.write(root.with(parts)) + "\n";
  }

  private static String title(TracePage page) {
    return "Messages of the "
        + page.trace().target().kind()
        + " "
        + page.trace().target().asString();
  }

  private static String description(
      TracePage page, List<TracedMessage> shown, LadderColumns columns) {
    if (shown.isEmpty()) {
      return "No messages yet.";
    }
    Instant first = shown.get(0).at();
    Instant last = shown.get(shown.size() - 1).at();
    String gone =
        page.trace().dropped() == 0 ? "" : " " + page.trace().dropped() + " others are not kept.";
    return "%d messages from %s to %s between %s.%s"
        .formatted(shown.size(), first, last, String.join(", ", columns.labels()), gone);
  }

  private static XmlElement legend() {
    XmlElement all = element("g").with("id", "legend");
    int x = 240;
    for (Line line : Line.values()) {
      XmlElement sample =
          line == Line.EVENT
              ? cross(x + 20, 18, line)
              : stroke(element("line"), line)
                  .with("x1", Integer.toString(x))
                  .with("x2", Integer.toString(x + 40))
                  .with("y1", "18")
                  .with("y2", "18");
      all = all.with(sample, text(line.words, x + 46, 22, "start"));
      x += 60 + (int) (line.words.length() * SIGN);
    }
    return all;
  }

  private static XmlElement column(String label, int x, int height) {
    int where = label.indexOf(" (");
    String name = where < 0 ? label : label.substring(0, where);
    String rest = where < 0 ? "" : label.substring(where + 1);
    return element("g")
        .with("class", "column")
        .with(
            named("title", "", label),
            text(cut(name, LadderColumns.APART - 10), x, TOP - 46, "middle")
                .with("font-weight", "bold"),
            text(cut(rest, LadderColumns.APART - 10), x, TOP - 30, "middle"),
            element("line")
                .with("x1", Integer.toString(x))
                .with("x2", Integer.toString(x))
                .with("y1", Integer.toString(TOP - 22))
                .with("y2", Integer.toString(height))
                .with("stroke", "currentColor")
                .with("stroke-opacity", "0.35"));
  }

  private static XmlElement arrow(TracedMessage message, LadderColumns columns, int y) {
    Line line = Line.of(message.protocol());
    int server = columns.ofServer();
    int other = columns.of(message);
    int from = message.way() == Way.IN ? other : server;
    int to = message.way() == Way.IN ? server : other;
    String label = label(message);
    XmlElement group =
        element("g")
            .with("id", "m" + message.number())
            .with("class", "arrow " + message.protocol().word() + " " + message.way().word())
            .with(
                named("title", "", told(message, columns)),
                row(columns.width(), y),
                text(TIME.format(message.at()), 8, y + 4, "start"));
    if (message.protocol() == TraceProtocol.EVENT || from == to) {
      return group.with(cross(other, y, line), text(label, other + 12, y + 4, "start"));
    }
    int room = Math.abs(to - from) - 20;
    return group.with(
        text(cut(label, room), (from + to) / 2, y - 6, "middle"),
        stroke(element("line"), line)
            .with("x1", Integer.toString(from))
            .with("x2", Integer.toString(to))
            .with("y1", Integer.toString(y))
            .with("y2", Integer.toString(y)),
        head(to, y, to > from ? -1 : 1, line));
  }

  private static XmlElement cross(int x, int y, Line line) {
    return element("path")
        .with("d", "M%d %d l10 10 m-10 0 l10 -10".formatted(x - 5, y - 5))
        .with("stroke", line.colour)
        .with("stroke-width", "2");
  }

  /** A request with its number, an answer with what it answers. */
  private static String label(TracedMessage message) {
    String cseq = message.cseq();
    int blank = cseq.indexOf(' ');
    boolean request = blank > 0 && message.summary().startsWith(cseq.substring(blank + 1));
    String number = request ? cseq.substring(0, blank) : cseq;
    return message.summary() + (number.isEmpty() ? "" : " (" + number + ")");
  }

  private static String told(TracedMessage message, LadderColumns columns) {
    String other = columns.name(message);
    return "%d. %s, %s"
        .formatted(
            message.number(),
            Summary.bounded(message.firstLine()),
            message.way() == Way.IN
                ? other + " to " + LadderColumns.SERVER
                : LadderColumns.SERVER + " to " + other);
  }

  /** All of the row can be pointed at. */
  private static XmlElement row(int width, int y) {
    return element("rect")
        .with("x", "0")
        .with("y", Integer.toString(y - ROW + 14))
        .with("width", Integer.toString(width))
        .with("height", Integer.toString(ROW))
        .with("fill", "none")
        .with("pointer-events", "all");
  }

  private static XmlElement head(int x, int y, int side, Line line) {
    return element("path")
        .with("d", "M%d %d l%d -5 v10 z".formatted(x, y, side * 10))
        .with("fill", line.colour);
  }

  /** How each protocol is drawn. */
  private enum Line {
    SIP("SIP", "#2f7fd1", ""),
    C3P("C3P with media servers", "#b8680f", "9 4"),
    HTTP("HTTP, SOAP", "#2e8b3d", "2 4"),
    EVENT("gone wrong before it was a message", "#d64545", "");

    private final String words;
    private final String colour;
    private final String dashes;

    Line(String words, String colour, String dashes) {
      this.words = words;
      this.colour = colour;
      this.dashes = dashes;
    }

    static Line of(TraceProtocol protocol) {
      return valueOf(protocol.name());
    }
  }

  private static XmlElement stroke(XmlElement element, Line line) {
    XmlElement drawn = element.with("stroke", line.colour).with("stroke-width", "2");
    return line.dashes.isEmpty() ? drawn : drawn.with("stroke-dasharray", line.dashes);
  }

  private static XmlElement text(String words, int x, int y, String anchor) {
    return element("text")
        .with("x", Integer.toString(x))
        .with("y", Integer.toString(y))
        .with("text-anchor", anchor)
        .with("fill", "currentColor")
        .withText(clean(words));
  }

  private static XmlElement named(String name, String id, String words) {
    XmlElement element = element(name).withText(clean(words));
    return id.isEmpty() ? element : element.with("id", id);
  }

  private static String cut(String words, int pixels) {
    int signs = (int) (pixels / SIGN);
    return words.length() <= signs ? words : words.substring(0, signs - 1) + "…";
  }

  /** What XML cannot have in it at all becomes a sign that says so (XML 1.0 2.2). */
  private static String clean(String words) {
    return words
        .codePoints()
        .map(c -> isXml(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\t' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }

  private static XmlElement element(String name) {
    return XmlElement.of(SVG, name);
  }
}
