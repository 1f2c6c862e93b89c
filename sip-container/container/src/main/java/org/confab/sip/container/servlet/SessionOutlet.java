package org.confab.sip.container.servlet;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.sip.Dialog;
import org.confab.sip.container.stack.FlowProcessorFactory;
import org.confab.sip.container.stack.NoticeText;
import org.confab.sip.container.transport.ConnectionFlow;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.edge.SipEdge;

/**
 * A session's short way out. The text that its notices have in common comes from a request that the
 * core makes, once, and is made anew after every message that may change target, route or flow.
 */
final class SessionOutlet implements DialogOutlet {
  private record Prepared(ConnectionFlow flow, Dialog dialog, NoticeText text) {}

  private final DialogSession session;
  private volatile Optional<Prepared> prepared = Optional.empty();

  SessionOutlet(DialogSession session) {
    this.session = session;
  }

  /** Something may have changed. */
  void forget() {
    prepared = Optional.empty();
  }

  @Override
  public boolean isOpen() {
    return flow().filter(ConnectionFlow::isStream).isPresent();
  }

  @Override
  public void send(Notice notice, IntConsumer answered) throws IOException {
    if (!session.isValidInternal()) {
      throw new IllegalStateException("the session has ended");
    }
    ConnectionFlow flow = flow().orElseThrow(() -> new IOException("no flow"));
    Prepared ready = prepared.filter(made -> made.flow() == flow).orElse(null);
    if (ready == null) {
      ready = prepare(flow, notice.method());
      prepared = Optional.of(ready);
    }
    FlowProcessorFactory.wire()
        .send(flow, ready.text(), nextNumber(ready.dialog()), notice, answered);
  }

  /** The core counts for the requests that go its way; both ways share its counter. */
  private static long nextNumber(Dialog dialog) {
    synchronized (dialog) {
      dialog.incrementLocalSequenceNumber();
      return dialog.getLocalSeqNumber();
    }
  }

  private Prepared prepare(ConnectionFlow flow, String method) throws IOException {
    SipRequest request = (SipRequest) session.createRequest(method);
    return new Prepared(flow, request.getDialog(), request.noticeText());
  }

  private Optional<ConnectionFlow> flow() {
    return session.getAttribute(SipEdge.FLOW) instanceof ConnectionFlow flow
        ? Optional.of(flow)
        : Optional.empty();
  }
}
