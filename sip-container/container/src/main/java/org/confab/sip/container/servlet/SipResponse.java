package org.confab.sip.container.servlet;

import javax.sip.Dialog;
import javax.sip.Transaction;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;
import org.mobicents.servlet.sip.message.SipFactoryImpl;
import org.mobicents.servlet.sip.message.SipServletResponseImpl;

/** A response as servlets see it, with what {@code ServletResponse} has got since. */
final class SipResponse extends SipServletResponseImpl {
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

  @Override
  public void setContentLengthLong(long length) {
    setContentLength(Math.toIntExact(length));
  }
}
