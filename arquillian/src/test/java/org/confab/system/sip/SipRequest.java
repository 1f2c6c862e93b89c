package org.confab.system.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.confab.system.sip.SipMessage.Header;

/** A request in the making; whatever a test does not set is filled in as a client would. */
public final class SipRequest {
  private final String method;
  private final String uri;
  private final List<Header> headers = new ArrayList<>();
  private String body = "";

  SipRequest(String method, String uri) {
    this.method = method;
    this.uri = uri;
  }

  /** Adds a header line. */
  public SipRequest with(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  /** Replaces all header lines of that name. */
  public SipRequest replace(String name, String value) {
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    return with(name, value);
  }

  /** Sets the body. */
  public SipRequest body(String type, String text) {
    body = text;
    return replace("Content-Type", type);
  }

  /** Takes a header out again: its value, empty if it is not there. */
  public String take(String name) {
    String value =
        headers.stream()
            .filter(header -> header.name().equalsIgnoreCase(name))
            .map(Header::value)
            .findFirst()
            .orElse("");
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    return value;
  }

  SipMessage build() {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    replace("Content-Length", Integer.toString(length));
    return new SipMessage(method + " " + uri + " SIP/2.0", headers, body);
  }
}
