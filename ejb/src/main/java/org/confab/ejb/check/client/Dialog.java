package org.confab.ejb.check.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Trouble;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;

/** A dialog that an INVITE has made (RFC 3261 12), seen from one of its ends. */
public final class Dialog {
  private final Endpoint endpoint;
  private final String callId;
  private final String from;
  private final String to;
  private final String target;
  private final List<String> route;
  private final String body;
  private int cseq;

  private Dialog(
      Endpoint endpoint,
      String callId,
      String from,
      String to,
      RawMessage peer,
      List<String> route) {
    this.endpoint = endpoint;
    this.callId = callId;
    this.from = from;
    this.to = to;
    this.route = route;
    this.target = RawMessageAddress.parse(peer.header("contact").orElse("")).uri();
    this.body = Endpoint.text(peer);
  }

  /**
   * Calls, and has the call taken.
   *
   * @param what the call, for people
   */
  public static Dialog call(Endpoint endpoint, SipText invite, String what) {
    RawMessage sent = endpoint.send(invite);
    RawMessage answer = endpoint.answerTo(sent, Endpoint.PATIENCE_MILLIS);
    if (answer.status() != 200) {
      throw new CheckFailed(Trouble.REFUSED, what, Answers.told(answer));
    }
    return made(endpoint, sent, answer);
  }

  /** The calling end, once the other has answered with 200: acknowledges that. */
  static Dialog made(Endpoint endpoint, RawMessage sent, RawMessage answer) {
    List<String> route = new ArrayList<>(answer.headers("record-route"));
    Collections.reverse(route);
    Dialog made =
        new Dialog(
            endpoint,
            sent.callId(),
            sent.header("from").orElse(""),
            answer.header("to").orElse(""),
            answer,
            route);
    made.cseq = 1;
    endpoint.send(made.request("ACK"));
    return made;
  }

  /** The end that is called: has taken that INVITE with an answer of this description. */
  static Dialog taken(Endpoint endpoint, RawMessage invite, String tag) {
    String own = invite.header("to").orElse("");
    return new Dialog(
        endpoint,
        invite.callId(),
        invite.to().tag().isEmpty() ? own + tag : own,
        invite.header("from").orElse(""),
        invite,
        invite.headers("record-route"));
  }

  /** The description that the other end has sent with the INVITE or its answer. */
  public String description() {
    return body;
  }

  /** Whether a message is of this dialog. */
  public boolean has(RawMessage message) {
    return message.callId().equals(callId);
  }

  private SipText request(String method) {
    SipText request =
        SipText.request(method, target)
            .with("Via", endpoint.via())
            .with("Max-Forwards", "70")
            .with("From", from)
            .with("To", to)
            .with("Call-ID", callId)
            .with("CSeq", cseq + " " + method)
            .with("Contact", "<" + endpoint.contact() + ">");
    route.forEach(hop -> request.with("Route", hop));
    return request;
  }

  /** A request that is under way. */
  public final class Asked {
    private final RawMessage sent;

    private Asked(RawMessage sent) {
      this.sent = sent;
    }

    /** Waits for its answer, which has to be good. */
    public void taken() {
      RawMessage answer = endpoint.answerTo(sent, Endpoint.PATIENCE_MILLIS);
      if (answer.status() != 200 && answer.status() != 202) {
        throw new CheckFailed(Trouble.REFUSED, sent.method(), Answers.told(answer));
      }
    }
  }

  /** Sends a request within the dialog, with a body if {@code type} is not empty. */
  public Asked begin(String method, String type, String content) {
    cseq++;
    SipText request = request(method);
    return new Asked(endpoint.send(type.isEmpty() ? request : request.body(type, content)));
  }

  /** Says something to a server within the dialog. */
  public void say(String method, String type, String content) {
    begin(method, type, content).taken();
  }

  /** Ends it. */
  public void hangUp() {
    begin("BYE", "", "").taken();
  }
}
