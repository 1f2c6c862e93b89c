package org.confab.sip.container.servlet;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.sip.URI;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import org.jspecify.annotations.Nullable;
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
      if (getResponse() != null && getResponse().getStatus() >= FINAL) {
        cancelTimer();
      }
    }
  }

  /** At the end of the transaction on either side. */
  @Override
  public void removeTransaction(String via) {
    super.removeTransaction(via);
    besides.remove(via);
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
