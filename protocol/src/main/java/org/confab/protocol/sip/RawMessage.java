package org.confab.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One SIP message as its bytes came off the wire (RFC 3261 7): header fields in their order with
 * their values exactly as written, which is what signatures are made over. It reads tolerantly, but
 * refuses what two parsers could read differently: a bare carriage return, headers without an end,
 * a line of blanks among them, and a second From, To, Call-ID, CSeq, Expires or Content-Length.
 *
 * <p>Texts hold one character per byte (ISO 8859-1), so that writing them back gives the same
 * bytes.
 */
public final class RawMessage {
  /** Most header fields of one message. */
  public static final int MAX_HEADERS = 256;

  private static final Set<String> SINGLE =
      Set.of("from", "to", "call-id", "cseq", "expires", "content-length");

  private static final byte[] NOTHING = {};

  /** A header field: its long name in lower case and where its line lies. */
  private record Field(String name, int start, int value, int end) {}

  private final byte[] bytes;
  private final String[] start;
  private final List<Field> fields;
  private final int headersEnd;

  private RawMessage(byte[] bytes, String[] start, List<Field> fields, int headersEnd) {
    this.bytes = bytes;
    this.start = start;
    this.fields = fields;
    this.headersEnd = headersEnd;
  }

  /**
   * Looks at a message; the caller does not change the bytes afterwards.
   *
   * @throws IllegalArgumentException if it is no SIP message, or an ambiguous one
   */
  public static RawMessage parse(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
    int end = endOfLine(bytes, at);
    String[] start = words(latin(bytes, at, end).strip(), 3);
    boolean status = start[0].regionMatches(true, 0, "SIP/", 0, 4);
    if (start.length < (status ? 2 : 3) || (status && !isStatus(start[1]))) {
      throw new IllegalArgumentException("not a SIP start line");
    }
    List<Field> fields = new ArrayList<>(32);
    at = end;
    while (at < bytes.length && !emptyLine(bytes, at)) {
      end = endOfField(bytes, at);
      if (blank(bytes, at, end)) {
        throw new IllegalArgumentException("line of blanks among the headers");
      }
      addField(fields, bytes, at, end);
      at = end;
    }
    if (at >= bytes.length) {
      throw new IllegalArgumentException("no empty line behind the headers");
    }
    return new RawMessage(bytes, start, fields, at);
  }

  /** The first words of a text, which blanks and tabs divide; the last one takes the rest. */
  private static String[] words(String text, int most) {
    List<String> words = new ArrayList<>(most);
    int from = 0;
    for (int at = 0; at < text.length() && words.size() + 1 < most; at++) {
      if (isBlank(text.charAt(at))) {
        words.add(text.substring(from, at));
        while (at + 1 < text.length() && isBlank(text.charAt(at + 1))) {
          at++;
        }
        from = at + 1;
      }
    }
    words.add(text.substring(from));
    return words.toArray(String[]::new);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isStatus(String text) {
    return text.length() == 3
        && text.charAt(0) >= '1'
        && text.charAt(0) <= '9'
        && Character.digit(text.charAt(1), 10) >= 0
        && Character.digit(text.charAt(2), 10) >= 0;
  }

  /** The first word of a message that cannot be parsed: its method, or {@code SIP/…}. */
  public static String firstWord(byte[] bytes) {
    int from = 0;
    while (from < bytes.length && bytes[from] >= 0 && bytes[from] <= ' ') {
      from++;
    }
    int to = from;
    while (to < bytes.length && (bytes[to] < 0 || bytes[to] > ' ')) {
      to++;
    }
    return latin(bytes, from, to);
  }

  private static void addField(List<Field> fields, byte[] bytes, int at, int end) {
    int colon = at;
    while (colon < end && bytes[colon] != ':') {
      colon++;
    }
    String known = HeaderNames.known(bytes, at, colon);
    String name = known.isEmpty() ? name(bytes, at, colon, colon < end) : known;
    if (fields.size() == MAX_HEADERS) {
      throw new IllegalArgumentException("more than " + MAX_HEADERS + " headers");
    }
    if (SINGLE.contains(name) && isAmong(fields, name)) {
      throw new IllegalArgumentException("two headers " + name);
    }
    fields.add(new Field(name, at, Math.min(colon + 1, end), end));
  }

  private static String name(byte[] bytes, int from, int to, boolean named) {
    String written = latin(bytes, from, to).strip().toLowerCase(Locale.ROOT);
    if (named && !isToken(written)) {
      throw new IllegalArgumentException("header name is no token");
    }
    return written.length() == 1 ? HeaderNames.COMPACT.getOrDefault(written, written) : written;
  }

  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) <= ' ' || name.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAmong(List<Field> fields, String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Offset behind the line feed that ends the line, or the end of the message. */
  private static int endOfLine(byte[] bytes, int from) {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at + 1;
      }
      if (bytes[at] == '\r' && (at + 1 == bytes.length || bytes[at + 1] != '\n')) {
        throw new IllegalArgumentException("carriage return within a line");
      }
    }
    return bytes.length;
  }

  private static int endOfField(byte[] bytes, int from) {
    int end = endOfLine(bytes, from);
    while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t')) {
      int next = endOfLine(bytes, end);
      if (blank(bytes, end, next)) {
        throw new IllegalArgumentException("line of blanks among the headers");
      }
      end = next;
    }
    return end;
  }

  private static boolean emptyLine(byte[] bytes, int at) {
    return bytes[at] == '\n'
        || (bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n');
  }

  private static boolean blank(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] < 0 || bytes[at] > ' ') {
        return false;
      }
    }
    return true;
  }

  private static String latin(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Whether this is a request; otherwise it is a response. */
  public boolean isRequest() {
    return !start[0].regionMatches(true, 0, "SIP/", 0, 4);
  }

  /** The method of a request, or of a response's CSeq; in capitals, however it is written. */
  public String method() {
    return (isRequest() ? start[0] : cseqMethod()).toUpperCase(Locale.ROOT);
  }

  /** The Request-URI of a request as written; empty for a response. */
  public String requestUri() {
    return isRequest() ? start[1] : "";
  }

  /** The status code of a response, 100–999; 0 for a request. */
  public int status() {
    return isRequest() ? 0 : Integer.parseInt(start[1]);
  }

  /** The first header field of that name (long form, any case), folded lines joined. */
  public Optional<String> header(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Field field : fields) {
      if (field.name().equals(lower)) {
        return Optional.of(value(field));
      }
    }
    return Optional.empty();
  }

  /** All header fields of that name (long form, any case) in their order; may be empty. */
  public List<String> headers(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return fields.stream().filter(f -> f.name().equals(lower)).map(this::value).toList();
  }

  private String value(Field field) {
    String text = latin(bytes, field.value(), field.end()).strip();
    return text.indexOf('\n') < 0 ? text : unfolded(text);
  }

  /** In one pass, however many blanks there are: strangers choose how many. */
  private static String unfolded(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    int at = 0;
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', at)) {
      int end = feed > at && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
      while (end > at && isBlank(text.charAt(end - 1))) {
        end--;
      }
      joined.append(text, at, end).append(' ');
      at = feed + 1;
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
    }
    return joined.append(text, at, text.length()).toString();
  }

  /** The whole message as it came. Not a copy: the caller does not change it. */
  public byte[] bytes() {
    return bytes;
  }

  /** What comes behind the headers, to the end of the message. */
  public byte[] body() {
    int from = headersEnd + (bytes[headersEnd] == '\r' ? 2 : 1);
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  /** The From header; all parts are empty if there is none. */
  public RawMessageAddress from() {
    return RawMessageAddress.parse(header("from").orElse(""));
  }

  /** The To header; all parts are empty if there is none. */
  public RawMessageAddress to() {
    return RawMessageAddress.parse(header("to").orElse(""));
  }

  /** The Call-ID; empty if there is none. */
  public String callId() {
    return header("call-id").orElse("");
  }

  /** The number of the CSeq as written; empty if there is none. */
  public String cseqNumber() {
    return words(header("cseq").orElse(""), 2)[0];
  }

  /** The method of the CSeq as written; empty if there is none. */
  public String cseqMethod() {
    String[] words = words(header("cseq").orElse(""), 2);
    return words.length == 2 ? words[1] : "";
  }

  /**
   * The message with some header fields taken out and one line added as the last header.
   *
   * @param remove decides by long name in lower case
   * @param line the line to add, without line end; none if empty
   */
  public byte[] rewritten(Predicate<String> remove, String line) {
    return rewritten((name, value) -> remove.test(name), line);
  }

  /**
   * The same message without some of its headers and with one more.
   *
   * @param remove which headers go, by name in lower case and value, which is read when it is asked
   *     for: most are known by their names
   * @param line as in the other one
   */
  public byte[] rewritten(BiPredicate<String, Supplier<String>> remove, String line) {
    byte[] added = line.isEmpty() ? NOTHING : (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    byte[] out = new byte[bytes.length + added.length];
    int written = 0;
    int copied = 0;
    for (Field field : fields) {
      if (remove.test(field.name(), () -> latin(bytes, field.value(), field.end()).strip())) {
        written = copy(copied, field.start(), out, written);
        copied = field.end();
      }
    }
    if (copied == 0 && line.isEmpty()) {
      return bytes;
    }
    written = copy(copied, headersEnd, out, written);
    System.arraycopy(added, 0, out, written, added.length);
    written = copy(headersEnd, bytes.length, out, written + added.length);
    return written == out.length ? out : Arrays.copyOf(out, written);
  }

  /** Copies a part of the message; returns the end of what is written. */
  private int copy(int from, int to, byte[] out, int at) {
    System.arraycopy(bytes, from, out, at, to - from);
    return at + to - from;
  }

  /** The start line and the names of the headers: values may be secrets. */
  @Override
  public String toString() {
    return Arrays.toString(start) + fields.stream().map(Field::name).toList();
  }
}
