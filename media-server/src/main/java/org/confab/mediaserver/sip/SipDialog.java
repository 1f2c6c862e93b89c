package org.confab.mediaserver.sip;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.confab.mediaserver.immcu.LegDialog;
import org.confab.mediaserver.immcu.LegRequest;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sip.RawMessage;

/** A dialog that is established, seen from this side (RFC 3261 12.2). */
class SipDialog implements LegDialog {
  /** As clients of this family expect a server to call itself. */
  static final String USER_AGENT = "Confab-ImMcu";

  static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, MESSAGE, INFO, UPDATE, BENOTIFY";

  private final SipWire wire;
  private final Consumer<SipDialog> forget;
  private DialogState state;

  /**
   * @param forget takes the dialog out of the table
   */
  SipDialog(DialogState state, SipWire wire, Consumer<SipDialog> forget) {
    this.state = state;
    this.wire = wire;
    this.forget = forget;
  }

  SipWire wire() {
    return wire;
  }

  /** The name of the dialog in the table: Call-ID and the tag of this side. */
  String key() {
    return key(state().callId(), state().localTag());
  }

  static String key(String callId, String localTag) {
    return callId + '\n' + localTag;
  }

  @Override
  public synchronized DialogState state() {
    return state;
  }

  synchronized void become(DialogState other) {
    state = other;
  }

  /** The other side has moved. */
  synchronized void retarget(String contact) {
    state = state.withTarget(contact);
  }

  /** Takes note of a request of the other side; false if its CSeq is none that may come now. */
  synchronized boolean comesNext(RawMessage request) {
    try {
      long number = Long.parseLong(request.cseqNumber());
      if (number <= state.remoteSequence()) {
        return false;
      }
      state = state.withRemoteSequence(number);
      return true;
    } catch (IllegalArgumentException noNumber) {
      return false;
    }
  }

  /** A request of this side with the next CSeq. */
  SipText next(String method, String branch) {
    DialogState now;
    synchronized (this) {
      state =
          state.withLocalSequence(Math.min(DialogState.MAX_SEQUENCE, state.localSequence() + 1));
      now = state;
    }
    return text(now, method, branch, now.localSequence());
  }

  /** A request of this side with that CSeq, such as an ACK. */
  SipText text(DialogState now, String method, String branch, long sequence) {
    String remote = "<" + now.remote() + ">";
    return SipText.request(method, now.target())
        .with("Via", wire.via(branch))
        .with("Max-Forwards", "70")
        .with("Route", now.routes())
        .with("From", "<" + now.local() + ">;tag=" + now.localTag())
        .with("To", now.remoteTag().isEmpty() ? remote : remote + ";tag=" + now.remoteTag())
        .with("Call-ID", now.callId())
        .with("CSeq", sequence + " " + method)
        .with("User-Agent", USER_AGENT);
  }

  @Override
  public void request(LegRequest request, IntConsumer answered) {
    String branch = wire.newBranch();
    SipText text =
        next(request.method(), branch)
            .with("Ms-Sender", "<" + request.sender().asString() + ">")
            .with("Supported", "ms-sender");
    if (request.messageId().isPresent()) {
      text.with("Message-Id", Long.toString(request.messageId().getAsLong()));
    }
    wire.send(
        text.body(request.contentType(), request.body()),
        branch,
        wire.limits().transaction(),
        outcome -> answered.accept(outcome.status()));
  }

  @Override
  public void benotify(String contentType, byte[] body) {
    wire.send(next("BENOTIFY", wire.newBranch()).body(contentType, body));
  }

  @Override
  public void end() {
    String branch = wire.newBranch();
    wire.send(next("BYE", branch), branch, wire.limits().transaction(), outcome -> {});
    abandon();
  }

  @Override
  public void abandon() {
    forget.accept(this);
  }
}
