package org.confab.system.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SIP message as it stands on the wire (RFC 3261 7), headers in their order. */
public record SipMessage(String startLine, List<Header> headers, String body) {
  /** One header line. */
  public record Header(String name, String value) {}

  /** Copies the headers. */
  public SipMessage {
    headers = List.copyOf(headers);
  }

  /** Reads one whole message. */
  public static SipMessage parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end).split("\r\n");
    List<Header> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.add(
          new Header(lines[i].substring(0, colon).strip(), lines[i].substring(colon + 1).strip()));
    }
    return new SipMessage(lines[0], headers, text.substring(end + 4));
  }

  public boolean isResponse() {
    return startLine.startsWith("SIP/2.0 ");
  }

  /** The status code of a response; 0 for a request. */
  public int status() {
    return isResponse() ? Integer.parseInt(startLine.substring(8, 11)) : 0;
  }

  /** The method of a request, or of the request that a response answers. */
  public String method() {
    return isResponse() ? header("CSeq").split(" ", 2)[1].strip() : startLine.split(" ", 2)[0];
  }

  /** The first header of that name, empty if there is none. */
  public String header(String name) {
    return headers(name).stream().findFirst().orElse("");
  }

  public boolean has(String name) {
    return !headers(name).isEmpty();
  }

  /** All headers of that name, in order. */
  public List<String> headers(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /** The URI of an address header: what stands between the angle brackets. */
  public String uri(String name) {
    return group(header(name), "<([^>]*)>").orElse(header(name).split(";", 2)[0]);
  }

  /** The tag of {@code From} or {@code To}, empty if it has none. */
  public String tag(String name) {
    return group(header(name).replaceFirst("<[^>]*>", ""), ";\\s*tag=([^;\\s]+)").orElse("");
  }

  /** The id of {@code ms-diagnostics}, -1 if there is none. */
  public int diagnostic() {
    return group(header("ms-diagnostics"), "^(\\d+)").map(Integer::parseInt).orElse(-1);
  }

  /** As bytes of the wire; {@code Content-Length} is expected among the headers. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(startLine).append("\r\n");
    headers.forEach(
        header -> text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same message with one more header. */
  public SipMessage plus(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new SipMessage(startLine, more, body);
  }

  /** The first group of a pattern in a text. */
  static Optional<String> group(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
