package org.confab.sip.container.servlet;

import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.Transaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.confab.sip.container.stack.Arrival;
import org.confab.sip.container.stack.Diagnostics;
import org.confab.sip.edge.SipEdge;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.MobicentsSipFactory;
import org.mobicents.servlet.sip.core.MobicentsSipServletMessageFactory;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletRequest;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletResponse;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;
import org.mobicents.servlet.sip.message.SipFactoryImpl;

/** Makes the servlets' messages; received ones get the flow and the guard's verdict. */
public final class Messages implements MobicentsSipServletMessageFactory {
  private @Nullable SipFactoryImpl factory;

  /** Made by the core, by its name. */
  public Messages() {}

  @Override
  public MobicentsSipServletRequest createSipServletRequest(
      Request request,
      @Nullable MobicentsSipSession session,
      @Nullable Transaction transaction,
      @Nullable Dialog dialog,
      boolean createDialog) {
    Optional<Arrival> arrival = Arrival.of(request);
    SipRequest made =
        new SipRequest(
            request, factory, session, transaction, dialog, createDialog, arrival.isPresent());
    arrival.ifPresent(
        from -> {
          made.setAttribute(SipEdge.FLOW, from.flow());
          made.setAttribute(SipEdge.VERDICT, from.verdict());
        });
    return made;
  }

  @Override
  public MobicentsSipServletResponse createSipServletResponse(
      Response response,
      @Nullable Transaction transaction,
      @Nullable MobicentsSipSession session,
      @Nullable Dialog dialog,
      boolean received,
      boolean retransmission) {
    SipResponse made =
        new SipResponse(response, factory, transaction, session, dialog, received, retransmission);
    Diagnostics.own(response);
    Arrival.of(response)
        .ifPresent(
            from -> {
              made.setAttribute(SipEdge.FLOW, from.flow());
              made.setAttribute(SipEdge.VERDICT, from.verdict());
              if (session != null && session.getProxy() == null) {
                SessionFlow.remember(session, from.flow());
              }
            });
    return made;
  }

  @Override
  public @Nullable MobicentsSipFactory getMobicentsSipFactory() {
    return factory;
  }

  @Override
  public void setMobicentsSipFactory(MobicentsSipFactory sipFactory) {
    factory = (SipFactoryImpl) sipFactory;
  }
}
