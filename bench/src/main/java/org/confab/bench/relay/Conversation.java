package org.confab.bench.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Echo;
import org.confab.bench.sip.Message;
import org.confab.bench.sip.Phone;
import org.confab.bench.sip.Request;
import org.confab.protocol.sip.RawMessage;

/** Two people in a dialog, one of whom writes and the other takes it. */
final class Conversation {
  private static final String TEXT = "All work and no play makes Jack a dull boy. ".repeat(9);

  private final Party caller;
  private final Party callee;
  private final String callId = Phone.hex(16);
  private final String from;
  private String to;
  private String target;
  private List<String> routes = List.of();
  private int cseq = 1;

  Conversation(Party caller, Party callee) {
    this.caller = caller;
    this.callee = callee;
    this.from = caller.from() + ";tag=" + Phone.hex(5);
    this.to = "<" + callee.phone().aor() + ">";
    this.target = callee.phone().aor();
    callee.phone().onRequest(this::take);
  }

  private void take(Message request) {
    if (!request.is("ACK")) {
      byte[] answer = Echo.ok(request);
      callee.phone().send(callee.sign().apply(request.is("INVITE") ? joined(answer) : answer));
    }
  }

  /** The 200 to an INVITE has a tag and a Contact. */
  private byte[] joined(byte[] answer) {
    StringBuilder text = new StringBuilder();
    for (String line : new String(answer, StandardCharsets.ISO_8859_1).strip().split("\r\n")) {
      boolean isTo = line.regionMatches(true, 0, "To:", 0, 3);
      text.append(line).append(isTo ? ";tag=callee" : "").append("\r\n");
    }
    text.append("Contact: ").append(callee.contact()).append("\r\n\r\n");
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  CompletableFuture<Void> begin() {
    return ask(request("INVITE", cseq)).thenAccept(this::begun);
  }

  private void begun(Message answer) {
    RawMessage read = RawMessage.parse(answer.bytes());
    List<String> set = new ArrayList<>(read.headers("record-route"));
    Collections.reverse(set);
    routes = set;
    to = read.header("to").orElseThrow();
    String contact = read.header("contact").orElseThrow();
    target = contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
    caller.phone().send(caller.sign().apply(request("ACK", cseq).bytes()));
  }

  /** Writes a line; done when the other side has taken it. */
  CompletableFuture<Void> write() {
    cseq++;
    Request message = request("MESSAGE", cseq).body("text/plain; charset=UTF-8", TEXT);
    return ask(message).thenAccept(done -> {});
  }

  private Request request(String method, int number) {
    Request request = new Request(method, target).with("Via", caller.phone().via());
    routes.forEach(route -> request.with("Route", route));
    return request
        .with("Max-Forwards", "70")
        .with("From", from)
        .with("To", to)
        .with("Call-ID", callId)
        .with("CSeq", number + " " + method)
        .with("Contact", caller.contact());
  }

  private CompletableFuture<Message> ask(Request request) {
    return caller
        .phone()
        .ask(caller.sign().apply(request.bytes()), callId, cseq, Communicator.PATIENCE)
        .thenApply(
            answer -> {
              if (answer.status() != 200) {
                throw new IllegalStateException("refused:\n" + answer.text());
              }
              return answer;
            });
  }
}
