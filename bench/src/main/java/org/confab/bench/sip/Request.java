package org.confab.bench.sip;

import java.nio.charset.StandardCharsets;

/** A request under construction. */
public final class Request {
  private final StringBuilder text;
  private final String method;
  private final String uri;
  private String type = "";
  private String body = "";

  /** A request of that method to that URI. */
  public Request(String method, String uri) {
    this.method = method;
    this.uri = uri;
    this.text = new StringBuilder(method).append(' ').append(uri).append(" SIP/2.0\r\n");
  }

  /** The method. */
  public String method() {
    return method;
  }

  /** The Request-URI. */
  public String uri() {
    return uri;
  }

  /** One more header. */
  public Request with(String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /** The body. */
  public Request body(String contentType, String content) {
    type = contentType;
    body = content;
    return this;
  }

  /** The bytes. */
  public byte[] bytes() {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder(text);
    if (!type.isEmpty()) {
      all.append("Content-Type: ").append(type).append("\r\n");
    }
    all.append("Content-Length: ").append(content.length).append("\r\n\r\n").append(body);
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }
}
