package org.confab.sip.container.servlet;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.sip.URI;
import javax.sip.ObjectInUseException;
import javax.sip.Transaction;
import javax.sip.TransactionState;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import org.jspecify.annotations.Nullable;
import org.mobicents.javax.servlet.sip.ResponseType;
import org.mobicents.servlet.sip.core.DispatcherException;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletRequest;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletResponse;
import org.mobicents.servlet.sip.message.SipServletRequestImpl;
import org.mobicents.servlet.sip.message.SipServletResponseImpl;
import org.mobicents.servlet.sip.proxy.ProxyBranchImpl;
import org.mobicents.servlet.sip.proxy.ProxyUtils;

/**
 * A branch that tells its fork of each response before the core decides about it.
 *
 * <p>What is asked inside the dialog that a ringing device has begun (UPDATE, PRACK, INFO) passes
 * beside the fork: its answer goes back by itself, whatever its status, and the branch remains that
 * of the forked request, which is still to be answered or cancelled. The core has room for one
 * request per branch, and takes the latest for the forked one.
 */
public final class ForkBranch extends ProxyBranchImpl {
  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(ForkBranch.class.getName());
  private static final int TRYING = 100;
  private static final int FINAL = 200;

  /** 64 times T1. */
  private static final int CANCELLED_SECONDS = 32;

  private final transient @Nullable ForkingProxy fork;

  /** What was asked while it rang, by the branch of its Via, as long as its transaction lives. */
  private final transient Map<String, SipServletRequestImpl> besides = new ConcurrentHashMap<>();

  /** For the core, which wants one without arguments; never used. */
  public ForkBranch() {
    fork = null;
  }

  ForkBranch(URI target, ForkingProxy fork) {
    super(target, fork);
    this.fork = fork;
    // The core adds without the lock under which it removes on another thread, this list itself.
    ongoingTransactions = Collections.synchronizedList(ongoingTransactions);
  }

  @Override
  public void setResponse(@Nullable MobicentsSipServletResponse response) {
    if (fork != null && response != null) {
      if (asked(response).isPresent()) {
        return;
      }
      super.setResponse(response);
      fork.arrived(response.getStatus());
      if (isEnded()) {
        cancelTimer();
      }
    } else {
      super.setResponse(response);
    }
  }

  @Override
  public void proxySubsequentRequest(MobicentsSipServletRequest request) {
    if (fork == null || fork.isAnswered()) {
      super.proxySubsequentRequest(request);
      return;
    }
    SipServletRequestImpl early = (SipServletRequestImpl) request;
    SipServletRequestImpl forked = getOriginalRequest();
    SipServletRequestImpl sent = (SipServletRequestImpl) getRequest();
    early.getTransactionApplicationData().setProxyBranch(this);
    besides.put(((ViaHeader) early.getMessage().getHeader(ViaHeader.NAME)).getBranch(), early);
    try {
      super.proxySubsequentRequest(early);
    } finally {
      setOriginalRequest(forked);
      setOutgoingRequest(sent);
      if (isEnded()) {
        cancelTimer();
      }
    }
  }

  /**
   * At the end of a transaction on either side. That of a CANCEL has the branch of its INVITE,
   * which may still wait: without its entry here the answer would pass beside its transaction.
   */
  @Override
  public void removeTransaction(String via) {
    if (!isOpen(via)) {
      super.removeTransaction(via);
      besides.remove(via);
    }
  }

  private boolean isOpen(String via) {
    synchronized (ongoingTransactions) {
      return ongoingTransactions.stream()
          .filter(one -> one.branchId.equals(via))
          .map(one -> one.request.getTransaction())
          .anyMatch(one -> one != null && one.getState() != TransactionState.TERMINATED);
    }
  }

  /** What is cancelled has so long to end (RFC 3261 9.1); the core would wait for ever. */
  @Override
  public void cancel(
      String @Nullable [] protocol, int @Nullable [] code, String @Nullable [] text) {
    boolean live = fork != null && isStarted() && !isCanceled() && !isTimedOut() && !isEnded();
    if (live) {
      setProxyBranchTimeout(Math.min(getProxyBranchTimeout(), CANCELLED_SECONDS));
    }
    super.cancel(protocol, code, text);
    if (live && isCanceled()) {
      updateTimer(false, getOriginalRequest().getSipApplicationSession(false));
    }
  }

  private boolean isEnded() {
    return getResponse() != null && getResponse().getStatus() >= FINAL;
  }

  /** A device that was cancelled before and has not answered is given up. */
  @Override
  public void onTimeout(ResponseType awaited) throws DispatcherException {
    if (fork == null || !isCanceled()) {
      super.onTimeout(awaited);
      return;
    }
    giveUp(((SipServletRequestImpl) getRequest()).getTransaction());
    if (!fork.isAnswered() && !isTimedOut()) {
      super.onTimeout(awaited);
    }
  }

  private static void giveUp(@Nullable Transaction sent) {
    try {
      if (sent != null) {
        sent.terminate();
      }
    } catch (ObjectInUseException answered) {
      LOG.log(System.Logger.Level.DEBUG, "answered at the last moment", answered);
    }
  }

  @Override
  public void onResponse(MobicentsSipServletResponse response, int status)
      throws DispatcherException {
    Optional<SipServletRequestImpl> asked = asked(response);
    if (asked.isEmpty()) {
      super.onResponse(response, status);
    } else if (status > TRYING) {
      passBack(response, asked.get());
    }
  }

  /** What that answers, if it was asked while it rang. */
  private Optional<SipServletRequestImpl> asked(MobicentsSipServletResponse response) {
    Message message = response.getMessage();
    Iterator<?> hops = message.getHeaders(ViaHeader.NAME);
    hops.next();
    return hops.hasNext()
        ? Optional.ofNullable(besides.get(((ViaHeader) hops.next()).getBranch()))
        : Optional.empty();
  }

  private void passBack(MobicentsSipServletResponse response, SipServletRequestImpl asked) {
    SipServletResponseImpl back = ProxyUtils.createProxiedResponse(response, this);
    back.setTransaction(asked.getTransaction());
    back.setOriginalRequest(asked);
    back.setSipSession(asked.getSipSession());
    try {
      back.send();
    } catch (IOException gone) {
      LOG.log(System.Logger.Level.DEBUG, "nobody waits for " + response.getStatus(), gone);
    }
  }
}
