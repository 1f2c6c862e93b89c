package org.confab.mediaserver.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.confab.mediaserver.immcu.LegInput;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;

/** The dialog that an INVITE of this side is to begin (RFC 3261 13.2). */
final class OutgoingInvite extends SipDialog {
  private final LegInput input;
  private final String branch;
  private boolean answered;
  private boolean unwanted;

  OutgoingInvite(DialogState state, SipWire wire, LegInput input, Consumer<SipDialog> forget) {
    super(state, wire, forget);
    this.input = input;
    this.branch = wire.newBranch();
  }

  /** Sends it. */
  void start() {
    SipText invite =
        next("INVITE", branch)
            .with("Contact", "<" + state().local() + ">;isfocus")
            .with("Allow", ALLOW)
            .with("Supported", "ms-sender")
            .body(ImSdp.CONTENT_TYPE, ImSdp.offer(wire().host()));
    wire().send(invite, branch, wire().limits().ringing(), this::ended);
  }

  private void ended(ClientTransactions.Outcome outcome) {
    List<String> formats =
        outcome.answer().flatMap(ok -> ImSdp.read(ok.body())).map(ImSdp::types).orElse(List.of());
    if (outcome.answer().isPresent() && outcome.status() < 300) {
      established(outcome.answer().get());
      if (wanted()) {
        input.answered(formats);
      } else {
        super.end();
      }
      return;
    }
    if (outcome.answer().isPresent()) {
      refused(outcome.answer().get());
    } else if (outcome.status() == 408) {
      cancel();
    }
    abandon();
    input.left();
  }

  private synchronized boolean wanted() {
    answered = true;
    return !unwanted;
  }

  private void established(RawMessage ok) {
    List<String> routes = new ArrayList<>();
    ok.headers("record-route")
        .forEach(
            value ->
                RawMessageAddress.parseList(value)
                    .forEach(route -> routes.add("<" + route.uri() + ">")));
    Collections.reverse(routes);
    DialogState now = state();
    String contact =
        RawMessageAddress.parse(ok.header("contact").orElse("<" + now.target() + ">")).uri();
    become(
        new DialogState(
            now.callId(),
            now.local(),
            now.localTag(),
            now.remote(),
            ok.to().tag(),
            contact,
            routes,
            now.localSequence(),
            now.remoteSequence()));
    wire().send(text(state(), "ACK", wire().newBranch(), now.localSequence()));
  }

  /** The ACK to a refusal belongs to the INVITE's own transaction (RFC 3261 17.1.1.3). */
  private void refused(RawMessage answer) {
    DialogState now = state();
    wire()
        .send(
            SipText.request("ACK", now.target())
                .with("Via", wire().via(branch))
                .with("Max-Forwards", "70")
                .with("From", "<" + now.local() + ">;tag=" + now.localTag())
                .with("To", answer.header("to").orElse(""))
                .with("Call-ID", now.callId())
                .with("CSeq", now.localSequence() + " ACK"));
  }

  private void cancel() {
    wire().send(text(state(), "CANCEL", branch, state().localSequence()));
  }

  @Override
  public void end() {
    boolean established;
    synchronized (this) {
      established = answered;
      unwanted = true;
    }
    if (established) {
      super.end();
    } else {
      cancel();
    }
  }
}
