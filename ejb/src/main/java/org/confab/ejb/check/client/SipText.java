package org.confab.ejb.check.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A SIP message in the making. */
public final class SipText {
  private final String startLine;
  private final List<String> lines = new ArrayList<>();
  private byte[] body = {};

  private SipText(String startLine) {
    this.startLine = startLine;
  }

  static SipText request(String method, String uri) {
    return new SipText(method + " " + uri + " SIP/2.0");
  }

  static SipText response(int status, String reason) {
    return new SipText("SIP/2.0 " + status + " " + reason);
  }

  /** The method of a request. */
  String method() {
    return startLine.substring(0, startLine.indexOf(' '));
  }

  /** Adds a header line. */
  public SipText with(String name, String value) {
    lines.add(name + ": " + value);
    return this;
  }

  /** Puts a header line in the place of those of that name. */
  public SipText replace(String name, String value) {
    String begin = name.toLowerCase(Locale.ROOT) + ":";
    lines.removeIf(line -> line.toLowerCase(Locale.ROOT).startsWith(begin));
    return with(name, value);
  }

  /** Sets the body. */
  public SipText body(String type, String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return replace("Content-Type", type);
  }

  /** As it goes over the wire. */
  public byte[] bytes() {
    StringBuilder head = new StringBuilder(startLine).append("\r\n");
    lines.forEach(line -> head.append(line).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }
}
