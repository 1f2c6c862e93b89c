package org.confab.sip.container.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.IntConsumer;
import org.confab.sip.container.transport.ConnectionFlow;
import org.confab.sip.edge.TextDialog;

/**
 * A dialog that a SUBSCRIBE has begun (RFC 3261 12.1.1), as small as it can be, since there is one
 * for each subscription: the lines that all notices share, the two counters, and the flow. It has
 * no route set: what came with a Record-Route took the long way.
 */
final class KeptDialog implements TextDialog {
  private static final AtomicIntegerFieldUpdater<KeptDialog> COUNTER =
      AtomicIntegerFieldUpdater.newUpdater(KeptDialog.class, "own");

  private static final String CRLF = "\r\n";
  private static final String TO = CRLF + "To: ";
  private static final String CALL_ID = CRLF + "Call-ID: ";

  private final KeptDialogs all;
  private final long tag;
  private volatile ConnectionFlow flow;

  /** Target, From, To and Call-ID of notices, one character for each byte. */
  private volatile byte[] text;

  /** This server's CSeq. */
  @SuppressWarnings("UnusedVariable") // counted by COUNTER
  private volatile int own;

  /** The other side's CSeq, of what was answered with success. */
  private volatile int others;

  private volatile boolean closed;

  /**
   * What a request may begin.
   *
   * @param tag this server's, as a number
   * @param to the answer's To, with the tag
   */
  KeptDialog(KeptDialogs all, ConnectionFlow flow, long tag, PlainRequest begun, String to) {
    this.all = all;
    this.flow = flow;
    this.tag = tag;
    this.others = (int) begun.number();
    this.text =
        latin(
            target(begun.contact())
                + CRLF
                + "From: "
                + to
                + TO
                + begun.from()
                + CALL_ID
                + begun.callId()
                + CRLF);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String text() {
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** The URI of a Contact; empty if there is none. */
  private static String target(String contact) {
    int open = contact.indexOf('<');
    int close = contact.indexOf('>', open + 1);
    return open < 0 || close < 0 ? "" : contact.substring(open + 1, close);
  }

  /** Whether a request with its tag is of it: from the same side of the same call. */
  boolean has(PlainRequest request) {
    String lines = text();
    String from = lines.substring(lines.indexOf(TO) + TO.length(), lines.indexOf(CALL_ID));
    return lines.endsWith(CALL_ID + request.callId() + CRLF)
        && PlainText.tag(from).equals(PlainText.tag(request.from()));
  }

  /** Whether a request of it comes after a later one (RFC 3261 12.2.2). */
  boolean isLate(PlainRequest request) {
    return request.number() < others;
  }

  /** A request of it has been granted: it may have moved target and flow (RFC 3261 12.2.2). */
  void granted(ConnectionFlow from, PlainRequest request) {
    flow = from;
    others = (int) request.number();
    String target = target(request.contact());
    String lines = text();
    if (!target.isEmpty() && !lines.startsWith(target + CRLF)) {
      text = latin(target + lines.substring(lines.indexOf(CRLF)));
    }
  }

  @Override
  public void keep() {
    all.put(tag, this);
    if (closed) {
      all.remove(tag, this);
    }
  }

  @Override
  public void close() {
    closed = true;
    all.remove(tag, this);
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void send(Notice notice, IntConsumer answered) throws IOException {
    all.send(flow, notice, COUNTER.incrementAndGet(this), text, answered);
  }

  @Override
  public String toString() {
    String lines = text();
    return lines.substring(lines.indexOf(CALL_ID) + CALL_ID.length()).strip();
  }
}
