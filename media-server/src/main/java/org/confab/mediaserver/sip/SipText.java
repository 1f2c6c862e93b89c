package org.confab.mediaserver.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.confab.protocol.sip.RawMessage;

/**
 * A SIP message being written. Header values taken from other messages keep their bytes, as {@link
 * RawMessage} holds one character per byte.
 */
final class SipText {
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(100, "Trying"),
          Map.entry(200, "OK"),
          Map.entry(202, "Accepted"),
          Map.entry(400, "Bad Request"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(413, "Request Entity Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(481, "Call/Transaction Does Not Exist"),
          Map.entry(488, "Not Acceptable Here"),
          Map.entry(491, "Request Pending"),
          Map.entry(500, "Server Internal Error"),
          Map.entry(503, "Service Unavailable"));

  private final String start;
  private final List<String> lines = new ArrayList<>(16);
  private byte[] body = new byte[0];

  private SipText(String start) {
    this.start = start;
  }

  static SipText request(String method, String uri) {
    return new SipText(method + " " + uri + " SIP/2.0");
  }

  /** An answer; {@code tag} goes into To if there is none yet. */
  static SipText answer(RawMessage request, int status, String tag) {
    SipText out = new SipText("SIP/2.0 " + status + " " + REASONS.getOrDefault(status, "Answer"));
    request.headers("via").forEach(via -> out.with("Via", via));
    String to = request.header("to").orElse("");
    boolean tagged = !request.to().tag().isEmpty() || tag.isEmpty();
    return out.with("From", request.header("from").orElse(""))
        .with("To", tagged ? to : to + ";tag=" + tag)
        .with("Call-ID", request.callId())
        .with("CSeq", request.header("cseq").orElse(""));
  }

  SipText with(String name, String value) {
    lines.add(name + ": " + value);
    return this;
  }

  SipText with(String name, List<String> values) {
    values.forEach(value -> with(name, value));
    return this;
  }

  SipText body(String contentType, byte[] content) {
    with("Content-Type", contentType);
    body = content;
    return this;
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder(512).append(start).append("\r\n");
    lines.forEach(line -> text.append(line).append("\r\n"));
    text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    byte[] head = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
