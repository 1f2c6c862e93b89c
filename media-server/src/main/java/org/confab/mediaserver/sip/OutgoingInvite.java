package org.confab.mediaserver.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;

/** The dialog that an INVITE of this side is to begin (RFC 3261 13.2). */
final class OutgoingInvite extends SipDialog {
  private final String branch;
  private boolean began;
  private boolean answered;
  private boolean unwanted;

  OutgoingInvite(
      DialogState state, String contact, SipWire wire, LegInput input, Consumer<SipDialog> forget) {
    super(state, contact, wire, forget);
    leadsTo(input);
    this.branch = wire.newBranch();
  }

  @Override
  public void invite(Body offer) {
    if (begins()) {
      wire().send(inviting(branch, offer), branch, wire().limits().ringing(), this::ended);
    } else {
      super.invite(offer);
    }
  }

  private synchronized boolean begins() {
    boolean first = !began;
    began = true;
    return first;
  }

  private void ended(ClientTransactions.Outcome outcome) {
    if (outcome.answer().isPresent() && outcome.status() < 300) {
      established(outcome.answer().get());
      if (wanted()) {
        leg().answered(body(outcome.answer().get()));
      } else {
        super.end();
      }
      return;
    }
    if (outcome.answer().isPresent()) {
      acknowledgeRefusal(branch, state().localSequence(), outcome.answer().get());
    } else if (outcome.status() == 408) {
      cancel();
    }
    abandon();
    leg().left();
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
