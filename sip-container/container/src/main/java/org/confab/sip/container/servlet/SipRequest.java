package org.confab.sip.container.servlet;

import gov.nist.javax.sip.Utils;
import gov.nist.javax.sip.message.SIPRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Map;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.TooManyHopsException;
import javax.servlet.sip.URI;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.Transaction;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import org.confab.sip.container.stack.FlowRouter;
import org.confab.sip.container.stack.LoopMark;
import org.confab.sip.container.stack.NoticeText;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.SipEdge;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.MobicentsExtendedListeningPoint;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;
import org.mobicents.servlet.sip.message.SipFactoryImpl;
import org.mobicents.servlet.sip.message.SipServletRequestImpl;
import org.mobicents.servlet.sip.message.SipServletResponseImpl;

/**
 * A request as servlets see it. Adds to the core's class the methods that {@code ServletRequest}
 * has got since, and sends BENOTIFY without a transaction: it is never answered ([MS-SIP] 3.1.4.4),
 * so a transaction would wait for its timer each time.
 */
final class SipRequest extends SipServletRequestImpl implements Received {
  private static final String BENOTIFY = "BENOTIFY";

  private static final int FIRST_FINAL = 200;

  private final boolean received;
  private @Nullable SipServletResponse answer;

  SipRequest(
      Request request,
      @Nullable SipFactoryImpl factory,
      @Nullable MobicentsSipSession session,
      @Nullable Transaction transaction,
      @Nullable Dialog dialog,
      boolean createDialog,
      boolean received) {
    super(request, factory, session, transaction, dialog, createDialog);
    this.received = received;
  }

  @Override
  public boolean isReceived() {
    return received;
  }

  @Override
  public void setSipSession(@Nullable MobicentsSipSession session) {
    super.setSipSession(session);
    if (received && session != null && session.getProxy() == null) {
      SessionFlow.begin(session, (Flow) getAttribute(SipEdge.FLOW));
    }
    if (received && session instanceof DialogSession dialog) {
      dialog.outlet().forget();
    }
  }

  @Override
  public void setResponse(SipServletResponseImpl response) {
    super.setResponse(response);
    if (response.getStatus() >= FIRST_FINAL) {
      answer = response;
    }
  }

  /**
   * The final response, also after the core has let go of it at the ACK. The core takes an INVITE
   * without one for refused by the stack and drops every ACK with its CSeq number; the two sides of
   * a call count for themselves, so the callee's re-INVITE often has the number of the caller's
   * INVITE.
   */
  @Override
  public @Nullable SipServletResponse getLastFinalResponse() {
    SipServletResponse last = super.getLastFinalResponse();
    return last != null ? last : answer;
  }

  /**
   * Sets where the request goes. Inside a proxied dialog the core overwrites the Request-URI of a
   * callee's re-INVITE, so a flow given there also becomes a Route, which is cut off again when the
   * message leaves.
   */
  @Override
  public void setRequestURI(URI uri) {
    super.setRequestURI(uri);
    if (received && !isInitial() && uri instanceof SipURI sip) {
      String flow = sip.getParameter(FlowRouter.FLOW_ID);
      if (flow != null) {
        SessionFlow.route((SIPRequest) message, sip);
      }
    }
  }

  /** The proxy of this request, one that chooses among responses as {@link ForkingProxy} does. */
  @Override
  public Proxy getProxy(boolean create) throws TooManyHopsException {
    MobicentsSipSession session = getSipSession();
    boolean needed =
        session.getProxy() == null
            || (isInitial() && session.getProxy().getOriginalRequest() == null);
    if (create && needed && session.getB2buaHelper() == null && maxForwards() > 0) {
      session.setProxy(new ForkingProxy(this, sipFactoryImpl));
    }
    return super.getProxy(create);
  }

  private int maxForwards() {
    return ((SIPRequest) message).getMaxForwards().getMaxForwards();
  }

  @Override
  public void send() throws IOException {
    boolean ours = !received && getDialog() != null && getSipSession().getProxy() == null;
    if (ours) {
      SessionFlow.route((SIPRequest) message, getSipSession());
    }
    if (!received && getSipSession().getProxy() != null) {
      markAgainstLoops(getSipSession().getProxy().getOriginalRequest());
    }
    if (ours && getMethod().equals(BENOTIFY)) {
      sendWithoutTransaction((SIPRequest) message);
    } else {
      super.send();
    }
  }

  private void markAgainstLoops(@Nullable SipServletRequest original) {
    if (original instanceof SipRequest from && ((SIPRequest) message).getToTag() == null) {
      LoopMark.put((SIPRequest) message, (SIPRequest) from.message);
    }
  }

  /** What all notices of this request's dialog have in common; this request is not sent. */
  NoticeText noticeText() throws IOException {
    SIPRequest request = (SIPRequest) message;
    SessionFlow.route(request, getSipSession());
    String transport = transportOf(request);
    try {
      request.removeHeader("Via");
      request.addFirst(point(transport).createViaHeader("z9hG4bK", false));
      return NoticeText.of(request, transport);
    } catch (SipException failed) {
      throw new IOException(failed);
    }
  }

  private MobicentsExtendedListeningPoint point(String transport) {
    return sipFactoryImpl
        .getSipNetworkInterfaceManager()
        .findMatchingListeningPoint(transport, false);
  }

  private void sendWithoutTransaction(SIPRequest request) throws IOException {
    Dialog in = getDialog();
    MobicentsExtendedListeningPoint point = point(transportOf(request));
    try {
      in.incrementLocalSequenceNumber();
      ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).setSeqNumber(in.getLocalSeqNumber());
      request.removeHeader("Via");
      request.addFirst(point.createViaHeader(Utils.getInstance().generateBranchId(), false));
      point.getSipProvider().sendRequest(request);
      isMessageSent = true;
      getSipSession().access();
    } catch (SipException failed) {
      throw failed.getCause() instanceof IOException closed ? closed : new IOException(failed);
    } catch (javax.sip.InvalidArgumentException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String transportOf(SIPRequest request) {
    return new FlowRouter().getNextHop(request).getTransport();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public long getContentLengthLong() {
    return getContentLength();
  }

  @Override
  public ServletContext getServletContext() {
    return getSipSession().getSipApplicationSession().getSipContext().getServletContext();
  }

  @Override
  public AsyncContext startAsync() {
    throw new IllegalStateException("SIP requests have no asynchronous mode");
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return startAsync();
  }

  @Override
  public boolean isAsyncStarted() {
    return false;
  }

  @Override
  public boolean isAsyncSupported() {
    return false;
  }

  @Override
  public AsyncContext getAsyncContext() {
    return startAsync();
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  @Override
  public String getRequestId() {
    return getCallId();
  }

  @Override
  public String getProtocolRequestId() {
    return getCallId();
  }

  @Override
  public ServletConnection getServletConnection() {
    throw new IllegalStateException("see SipEdge.FLOW");
  }
}
