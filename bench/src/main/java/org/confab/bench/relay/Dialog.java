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
    Request invite = request(INVITE);
    if (!description.isEmpty()) {
      invite.body("application/sdp", description);
    }
    return ask(invite).thenAccept(this::begun);
  }

  private void begun(Message answer) {
    RawMessage read = RawMessage.parse(answer.bytes());
    List<String> set = new ArrayList<>(read.headers("record-route"));
    Collections.reverse(set);
    routes = set;
    to = read.header("to").orElseThrow();
    String contact = read.header("contact").orElseThrow();
    target = contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
    caller.phone().send(caller.sign().apply(request("ACK").bytes()));
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
    Request request = new Request(method, target).with("Via", caller.phone().via());
    routes.forEach(route -> request.with("Route", route));
    return request
        .with("Max-Forwards", "70")
        .with("From", from)
        .with("To", to)
        .with("Call-ID", callId)
        .with("CSeq", cseq + " " + method)
        .with("Contact", caller.contact());
  }

  private CompletableFuture<Message> ask(Request request) {
    return caller
        .phone()
        .ask(caller.sign().apply(request.bytes()), callId, cseq, Communicator.PATIENCE)
        .thenApply(
            answer -> {
              if (answer.status() != 200) {
                throw new Refused(answer);
              }
              return answer;
            });
  }
}
