package org.confab.mediaserver.sip;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.mediaserver.mcu.LegRequest;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.jspecify.annotations.Nullable;

/** A dialog that is established, seen from this side (RFC 3261 12.2). */
class SipDialog implements LegDialog {
  /** As clients of this family expect a server to call itself. */
  static final String USER_AGENT = "Confab-Mcu";

  static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, MESSAGE, INFO, UPDATE, BENOTIFY";

  private final String contact;
  private final SipWire wire;
  private final Consumer<SipDialog> forget;
  private final AtomicReference<@Nullable LegInput> input = new AtomicReference<>();
  private final AtomicBoolean inviting = new AtomicBoolean();
  private DialogState state;

  /**
   * @param contact where this side is reached, with what that is
   * @param forget takes the dialog out of the table
   */
  SipDialog(DialogState state, String contact, SipWire wire, Consumer<SipDialog> forget) {
    this.state = state;
    this.contact = contact;
    this.wire = wire;
    this.forget = forget;
  }

  /** The Contact of a conference. */
  static String ofConference(String uri) {
    return "<" + uri + ">;isfocus";
  }

  /** The Contact of this side. */
  String contact() {
    return contact;
  }

  SipWire wire() {
    return wire;
  }

  /** From now on what the other side says goes there. */
  void leadsTo(LegInput leg) {
    input.set(leg);
  }

  /** Where what the other side says goes. */
  LegInput leg() {
    LegInput leg = input.get();
    if (leg == null) {
      throw new IllegalStateException("a dialog without a leg");
    }
    return leg;
  }

  /** Whether an INVITE of this side in the dialog waits for its answer (RFC 3261 14.2). */
  boolean inviting() {
    return inviting.get();
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
    SipText text = next(request.method(), branch);
    if (request.sender().isPresent()) {
      text.with("Ms-Sender", "<" + request.sender().get().asString() + ">")
          .with("Supported", "ms-sender");
    }
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
  public void probe(IntConsumer answered) {
    String branch = wire.newBranch();
    wire.send(
        next("OPTIONS", branch),
        branch,
        wire.limits().transaction(),
        outcome -> answered.accept(outcome.status()));
  }

  @Override
  public void invite(Body offer) {
    if (!inviting.compareAndSet(false, true)) {
      wire.timer().execute(() -> leg().declined(491));
      return;
    }
    String branch = wire.newBranch();
    SipText invite = inviting(branch, offer);
    long sequence = state().localSequence();
    wire.send(
        invite,
        branch,
        wire.limits().transaction(),
        outcome -> {
          inviting.set(false);
          invited(branch, sequence, outcome);
        });
  }

  /** An INVITE of this side with the next CSeq. */
  SipText inviting(String branch, Body offer) {
    return next("INVITE", branch)
        .with("Contact", contact)
        .with("Allow", ALLOW)
        .with("Supported", "ms-sender")
        .body(offer.contentType(), offer.bytes());
  }

  private void invited(String branch, long sequence, ClientTransactions.Outcome outcome) {
    Optional<RawMessage> answer = outcome.answer();
    if (answer.isPresent() && outcome.status() < 300) {
      String contact = RawMessageAddress.parse(answer.get().header("contact").orElse("")).uri();
      if (!contact.isEmpty()) {
        retarget(contact);
      }
      wire.send(text(state(), "ACK", wire.newBranch(), sequence));
      leg().answered(body(answer.get()));
      return;
    }
    answer.ifPresent(refusal -> acknowledgeRefusal(branch, sequence, refusal));
    leg().declined(outcome.status());
  }

  /** The ACK to a refusal belongs to the INVITE's own transaction (RFC 3261 17.1.1.3). */
  void acknowledgeRefusal(String branch, long sequence, RawMessage refusal) {
    DialogState now = state();
    wire.send(
        SipText.request("ACK", now.target())
            .with("Via", wire.via(branch))
            .with("Max-Forwards", "70")
            .with("Route", now.routes())
            .with("From", "<" + now.local() + ">;tag=" + now.localTag())
            .with("To", refusal.header("to").orElse(""))
            .with("Call-ID", now.callId())
            .with("CSeq", sequence + " ACK"));
  }

  static Body body(RawMessage message) {
    return new Body(message.header("content-type").orElse(""), message.body());
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
