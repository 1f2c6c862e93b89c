package org.confab.bench.relay;

import java.nio.charset.StandardCharsets;
import org.confab.bench.sip.Echo;
import org.confab.bench.sip.Message;

/** Somebody who takes every call, and everything that is said in it. */
public final class Answering {
  private static final String TAG = "callee";

  private final Party callee;
  private final String description;

  /**
   * Answers for that party from now on.
   *
   * @param description what an INVITE is answered with, after it has rung; empty: at once, with
   *     nothing
   */
  static void of(Party callee, String description) {
    callee.phone().onRequest(new Answering(callee, description)::take);
  }

  /** Answers for that party what is given to {@link #take}. */
  public Answering(Party callee, String description) {
    this.callee = callee;
    this.description = description;
  }

  /** Answers that request. */
  public void take(Message request) {
    if (request.is("INVITE")) {
      if (!description.isEmpty()) {
        send(joined(Echo.answer(request, "180 Ringing", TAG), ""));
      }
      send(joined(Echo.answer(request, "200 OK", TAG), description));
    } else if (!request.is("ACK")) {
      send(Echo.ok(request));
    }
  }

  private void send(byte[] answer) {
    callee.phone().send(callee.sign().apply(answer));
  }

  /** An answer to an INVITE has a Contact. */
  private byte[] joined(byte[] answer, String body) {
    String head = new String(answer, StandardCharsets.ISO_8859_1);
    StringBuilder text = new StringBuilder(head.substring(0, head.indexOf("Content-Length:")));
    text.append("Contact: ").append(callee.contact()).append("\r\n");
    if (!body.isEmpty()) {
      text.append("Content-Type: application/sdp\r\n");
    }
    text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
