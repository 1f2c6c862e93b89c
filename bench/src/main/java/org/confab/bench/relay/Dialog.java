package org.confab.bench.relay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Message;
import org.confab.bench.sip.Phone;
import org.confab.bench.sip.Refused;
import org.confab.bench.sip.Request;
import org.confab.protocol.sip.RawMessage;

/** The caller's half of a dialog (RFC 3261 12). */
public final class Dialog {
  private static final int OK = 200;
  private static final String INVITE = "INVITE";

  private final Party caller;
  private final String callId = Phone.hex(16);
  private final String from;
  private String to;
  private String target;
  private List<String> routes = List.of();
  private int cseq;

  /** Nothing is sent yet. */
  public Dialog(Party caller, Party callee) {
    this.caller = caller;
    this.from = caller.from() + ";tag=" + Phone.hex(5);
    this.to = "<" + callee.phone().aor() + ">";
    this.target = callee.phone().aor();
  }

  /** Invites and acknowledges; an empty description is none. */
  public CompletableFuture<Void> begin(String description) {
    cseq++;
    String via = caller.phone().via();
    Request invite = request(INVITE, via, to);
    if (!description.isEmpty()) {
      invite.body("application/sdp", description);
    }
    return answer(invite)
        .thenAccept(
            answer -> {
              if (answer.status() == OK) {
                begun(answer);
              } else {
                acknowledge(request("ACK", via, answer.header("To")));
                throw new Refused(answer);
              }
            });
  }

  private void acknowledge(Request ack) {
    caller.phone().send(caller.sign().apply(ack.bytes()));
  }

  private void begun(Message answer) {
    RawMessage read = RawMessage.parse(answer.bytes());
    List<String> set = new ArrayList<>(read.headers("record-route"));
    Collections.reverse(set);
    routes = set;
    to = read.header("to").orElseThrow();
    String contact = read.header("contact").orElseThrow();
    target = contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
    acknowledge(request("ACK"));
  }

  /** Sends a request inside the dialog; fails unless the answer is 200. */
  public CompletableFuture<Void> say(String method, String type, String text) {
    cseq++;
    return ask(request(method).body(type, text)).thenAccept(done -> {});
  }

  /** Ends it. */
  public CompletableFuture<Void> end() {
    return say("BYE", "", "");
  }

  private Request request(String method) {
    return request(method, caller.phone().via(), to);
  }

  private Request request(String method, String via, String callee) {
    Request request = new Request(method, target).with("Via", via);
    routes.forEach(route -> request.with("Route", route));
    return request
        .with("Max-Forwards", "70")
        .with("From", from)
        .with("To", callee)
        .with("Call-ID", callId)
        .with("CSeq", cseq + " " + method)
        .with("Contact", caller.contact());
  }

  private CompletableFuture<Message> answer(Request request) {
    return caller
        .phone()
        .ask(caller.sign().apply(request.bytes()), callId, cseq, Communicator.PATIENCE);
  }

  private CompletableFuture<Message> ask(Request request) {
    return answer(request)
        .thenApply(
            answer -> {
              if (answer.status() != OK) {
                throw new Refused(answer);
              }
              return answer;
            });
  }
}
