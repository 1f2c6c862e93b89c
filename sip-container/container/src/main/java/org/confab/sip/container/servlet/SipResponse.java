package org.confab.sip.container.servlet;

import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.sip.Dialog;
import javax.sip.Transaction;
import javax.sip.message.Response;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.SipEdge;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;
import org.mobicents.servlet.sip.message.SipFactoryImpl;
import org.mobicents.servlet.sip.message.SipServletResponseImpl;

/** A response as servlets see it, with what {@code ServletResponse} has got since. */
final class SipResponse extends SipServletResponseImpl {
  private static final Set<String> CHALLENGES =
      Set.of(
          "www-authenticate",
          "proxy-authenticate",
          "authentication-info",
          "proxy-authentication-info");

  SipResponse(
      Response response,
      @Nullable SipFactoryImpl factory,
      @Nullable Transaction transaction,
      @Nullable MobicentsSipSession session,
      @Nullable Dialog dialog,
      boolean received,
      boolean retransmission) {
    super(response, factory, transaction, session, dialog, received, retransmission);
  }

  /**
   * Sends it. Only now is it known that the request was the other side's and not that of somebody
   * who has learnt the dialog's identifiers: from here on the session is on the request's flow.
   */
  @Override
  public void send() throws IOException {
    if (getStatus() / 100 == 2
        && getRequest() instanceof SipRequest request
        && request.isReceived()
        && getSipSession() != null
        && getSipSession().getProxy() == null) {
      SessionFlow.remember(getSipSession(), (Flow) request.getAttribute(SipEdge.FLOW));
    }
    super.send();
  }

  /**
   * Only itself. The core would compare whole messages, header by header and by reflection, with
   * each response that a transaction has got before.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /**
   * Adds a header. Challenges are kept word for word, one line each: the stack's own classes would
   * keep only the last of them.
   */
  @Override
  public void addHeader(String name, String value) {
    if (!CHALLENGES.contains(name.toLowerCase(Locale.ROOT))) {
      super.addHeader(name, value);
      return;
    }
    checkMessageState();
    ExtensionHeaderImpl header = new ExtensionHeaderImpl(name);
    header.setValue(value);
    message.addHeader(header);
  }

  @Override
  public void setHeader(String name, String value) {
    if (CHALLENGES.contains(name.toLowerCase(Locale.ROOT))) {
      message.removeHeader(name);
      addHeader(name, value);
    } else {
      super.setHeader(name, value);
    }
  }

  @Override
  public void setContentLengthLong(long length) {
    setContentLength(Math.toIntExact(length));
  }
}
