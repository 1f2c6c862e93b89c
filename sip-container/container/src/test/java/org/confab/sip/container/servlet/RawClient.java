package org.confab.sip.container.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A client of bare text, which sends exactly what a test writes. */
final class RawClient implements AutoCloseable {
  private final String user;
  private final RawWire wire;
  private final Set<String> requests = new HashSet<>();
  private byte[] body = {};

  RawClient(String user, RawWire wire) {
    this.user = user;
    this.wire = wire;
  }

  String contact() {
    return "<sip:" + user + "@litwareinc.com;opaque=user:epid:" + user + ";gruu>";
  }

  void send(String text) throws IOException {
    wire.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A request whose identifiers are the same for every client. */
  void request(String method, String uri, int cseq, String branch, String... further)
      throws IOException {
    request(method, uri, cseq, branch, new byte[0], further);
  }

  /** The same with a body. */
  void request(String method, String uri, int cseq, String branch, byte[] body, String... further)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(uri).append(" SIP/2.0\r\n");
    text.append("Via: SIP/2.0/").append(wire.transport());
    text.append(" 127.0.0.1:").append(wire.port());
    text.append(";branch=z9hG4bK").append(branch).append("\r\n");
    text.append("Max-Forwards: 70\r\nCall-ID: same\r\nContact: ").append(contact()).append("\r\n");
    text.append("CSeq: ").append(cseq).append(' ').append(method).append("\r\n");
    List<String> headers = List.of(further);
    if (headers.stream().noneMatch(h -> h.startsWith("From:"))) {
      text.append("From: <sip:").append(user).append("@litwareinc.com>;tag=same\r\n");
    }
    if (headers.stream().noneMatch(h -> h.startsWith("To:"))) {
      text.append("To: <").append(uri).append(">\r\n");
    }
    headers.forEach(h -> text.append(h).append("\r\n"));
    text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    message.writeBytes(body);
    wire.write(message.toByteArray());
  }

  /** Registers the user on this connection. */
  RawClient registered() throws IOException {
    request("REGISTER", "sip:litwareinc.com", 1, "reg", "To: <sip:" + user + "@litwareinc.com>");
    RawMessage answer = receive();
    if (answer.status() != 200) {
      throw new IOException("not registered: " + answer);
    }
    return this;
  }

  /** Sends a request on to that URI, as a proxy behind this client would. */
  void sendBack(RawMessage request, String uri) throws IOException {
    StringBuilder text = new StringBuilder(request.method() + " " + uri + " SIP/2.0\r\n");
    text.append("Via: SIP/2.0/").append(wire.transport());
    text.append(" 127.0.0.1:").append(wire.port());
    text.append(";branch=z9hG4bKback").append(request.header("CSeq").hashCode()).append("\r\n");
    String[] lines = request.head().strip().split("\r\n");
    for (int i = 1; i < lines.length; i++) {
      boolean hops = lines[i].startsWith("Max-Forwards:");
      text.append(hops ? "Max-Forwards: 68" : lines[i]).append("\r\n");
    }
    send(text.append("\r\n").toString());
  }

  /** Answers a request; with an empty tag as some do who do not know better. */
  void answer(RawMessage request, int status, String tag, String... further) throws IOException {
    StringBuilder text = new StringBuilder("SIP/2.0 " + status + " Answer\r\n");
    for (String name : List.of("Via", "Record-Route", "From", "Call-ID", "CSeq")) {
      request.all(name).forEach(v -> text.append(name).append(": ").append(v).append("\r\n"));
    }
    String to = request.header("To");
    text.append("To: ")
        .append(to)
        .append(tag.isEmpty() || to.contains("tag=") ? "" : ";tag=" + tag);
    text.append("\r\nContact: ").append(contact()).append("\r\n");
    List.of(further).forEach(line -> text.append(line).append("\r\n"));
    send(text.append("Content-Length: 0\r\n\r\n").toString());
  }

  /** The next message; fails if none comes. What a datagram repeats is passed over. */
  RawMessage receive() throws IOException {
    RawMessage message = next();
    while (wire.transport().equals("udp")
        && message.status() == 0
        && !requests.add(message.header("Via") + message.header("CSeq"))) {
      message = next();
    }
    return message;
  }

  private RawMessage next() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 2) {
      int b = wire.in().read();
      if (b < 0) {
        throw new IOException("connection closed by the server");
      }
      if (head.size() == 0 && (b == '\r' || b == '\n')) {
        continue;
      }
      head.write(b);
      ends = b == '\n' ? ends + 1 : b == '\r' ? ends : 0;
    }
    RawMessage message = new RawMessage(head.toString(StandardCharsets.UTF_8));
    body = wire.in().readNBytes(Integer.parseInt(message.header("Content-Length")));
    return message;
  }

  /** The body of the message that was received last. */
  byte[] body() {
    return body.clone();
  }

  /** The next final response. */
  RawMessage receiveFinal() throws IOException {
    RawMessage message = receive();
    while (message.status() / 100 == 1) {
      message = receive();
    }
    return message;
  }

  /** Reads until the server closes the connection; fails if it does not. */
  byte[] receiveToTheEnd() throws IOException {
    return wire.in().readAllBytes();
  }

  int port() {
    return wire.port();
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
