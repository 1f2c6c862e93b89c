package org.confab.sip.container.servlet;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.sip.ProxyBranch;
import javax.servlet.sip.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.Header;
import org.confab.sip.container.stack.Delivery;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.DispatcherException;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletRequest;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletResponse;
import org.mobicents.servlet.sip.core.proxy.MobicentsProxyBranch;
import org.mobicents.servlet.sip.message.SipFactoryImpl;
import org.mobicents.servlet.sip.message.SipServletRequestImpl;
import org.mobicents.servlet.sip.proxy.ProxyBranchImpl;
import org.mobicents.servlet.sip.proxy.ProxyImpl;

/**
 * A fork that answers as RFC 3261 16.7 says. The core's own takes the lowest status: here refusals
 * wait until all branches have ended, then the {@link FinalRank best} of them goes back, with the
 * challenges of all, and never a 503, which would say that this server is overloaded.
 *
 * <p>Branches that are made together before the start are tried together; those of the next call
 * are tried once all of the call before have refused or did not answer in time (16.6, step 1 and
 * 5).
 */
public final class ForkingProxy extends ProxyImpl {
  private static final long serialVersionUID = 1L;
  private static final List<String> CHALLENGES = List.of("WWW-Authenticate", "Proxy-Authenticate");
  private static final int UNAVAILABLE = 503;
  private static final int NONE = -1;

  private final transient List<ProxyBranchImpl> refused = new ArrayList<>();
  private final transient Deque<Map<URI, ForkBranch>> later = new ArrayDeque<>();
  private final transient @Nullable DialogSession session;
  private final transient String sequence;
  private transient boolean begun;
  private transient int latest;

  /** For the core, which wants one without arguments; never used. */
  public ForkingProxy() {
    session = null;
    sequence = "";
  }

  ForkingProxy(SipServletRequestImpl request, SipFactoryImpl factory) {
    super(request, factory);
    sequence = request.getHeader(CSeqHeader.NAME);
    session = request.getSipSession() instanceof DialogSession own ? own : null;
  }

  @Override
  public List<ProxyBranch> createProxyBranches(List<? extends URI> targets) {
    Map<URI, ForkBranch> made = new LinkedHashMap<>();
    for (URI target : targets) {
      ForkBranch branch = new ForkBranch(target, this);
      branch.setRecordRoute(getRecordRoute());
      branch.setRecurse(getRecurse());
      made.put(target, branch);
    }
    if (begun || getProxyBranchesMap().isEmpty()) {
      getProxyBranchesMap().putAll(made);
    } else {
      later.add(made);
    }
    return List.copyOf(made.values());
  }

  @Override
  public void startProxy() {
    begun = true;
    super.startProxy();
  }

  /** Tries the next branches; false if there are none. */
  private boolean next() {
    Map<URI, ForkBranch> group = later.poll();
    if (group == null) {
      return false;
    }
    getProxyBranchesMap().putAll(group);
    super.startProxy();
    return true;
  }

  /** Somebody has answered, refused for the whole user, or the caller has given up. */
  @Override
  public void cancelAllExcept(
      @Nullable ProxyBranch except,
      String @Nullable [] protocol,
      int @Nullable [] code,
      String @Nullable [] text,
      boolean throwing) {
    later.clear();
    super.cancelAllExcept(except, protocol, code, text, throwing);
  }

  @Override
  public void proxyTo(List<? extends URI> targets) {
    createProxyBranches(targets);
    startProxy();
  }

  /** Whether that answers the forked request. */
  boolean isAnsweredBy(MobicentsSipServletResponse response) {
    return sequence.equals(response.getHeader(CSeqHeader.NAME));
  }

  /** While it rings, what is asked inside a dialog is not what was forked. */
  @Override
  public void setOriginalRequest(MobicentsSipServletRequest request) {
    if (isAnswered()) {
      super.setOriginalRequest(request);
    }
  }

  /**
   * The branch that a request inside the dialog takes: until somebody has answered, that of the
   * ringing device whose dialog it is in. The core knows no such way for most methods, and for the
   * others looks at each branch's latest response, which may be missing.
   */
  @Override
  public @Nullable MobicentsProxyBranch getFinalBranchForSubsequentRequests() {
    MobicentsProxyBranch chosen = super.getFinalBranchForSubsequentRequests();
    if (chosen != null || session == null || isAnswered()) {
      return chosen;
    }
    return Delivery.current().orElse(null) instanceof SIPRequest in
        ? session.ringing(in).orElse(null)
        : null;
  }

  /** Whether a final response has gone back. */
  boolean isAnswered() {
    return super.getBestResponseSent() >= 200;
  }

  /**
   * Whether nothing is left of it: then the core lets go of its sessions also at the end of a
   * request that went out, such as that to a device which rang on while the call was over already.
   */
  @Override
  public boolean isTerminationSent() {
    return session != null && session.isOver();
  }

  /** A branch has got a response of that status. */
  void arrived(int status) {
    latest = status;
  }

  /**
   * The status that has gone back; none if a 2xx has just arrived. The core forwards nothing after
   * a final response, but every 2xx to an INVITE goes back (RFC 3261 16.7, step 5): two devices may
   * be picked up at the same moment.
   */
  @Override
  public int getBestResponseSent() {
    return latest / 100 == 2 ? NONE : super.getBestResponseSent();
  }

  @Override
  public void onFinalResponse(ProxyBranchImpl branch) throws DispatcherException {
    if (status(branch) < 300) {
      later.clear();
      super.onFinalResponse(branch);
      return;
    }
    refused.add(branch);
    if (allResponsesHaveArrived() && !next()) {
      answerBest();
    }
  }

  @Override
  public void onBranchTimeOut(ProxyBranchImpl branch) throws DispatcherException {
    if (allResponsesHaveArrived() && next()) {
      return;
    }
    if (allResponsesHaveArrived() && !refused.isEmpty()) {
      answerBest();
    } else {
      super.onBranchTimeOut(branch);
    }
  }

  private void answerBest() throws DispatcherException {
    ProxyBranchImpl best = refused.get(0);
    for (ProxyBranchImpl other : refused) {
      if (FinalRank.of(status(other)).compareTo(FinalRank.of(status(best))) < 0) {
        best = other;
      }
    }
    SIPResponse answer = response(best);
    if (answer.getStatusCode() == 401 || answer.getStatusCode() == 407) {
      for (ProxyBranchImpl other : refused) {
        if (other != best) {
          challenges(response(other), answer);
        }
      }
    }
    if (answer.getStatusCode() == UNAVAILABLE) {
      setStatus(answer, 500, "Server Internal Error");
    }
    refused.clear();
    super.onFinalResponse(best);
  }

  private static void challenges(SIPResponse from, SIPResponse to) {
    for (String name : CHALLENGES) {
      for (Iterator<? extends Header> all = from.getHeaders(name); all.hasNext(); ) {
        to.addHeader((SIPHeader) ((SIPHeader) all.next()).clone());
      }
    }
  }

  private static void setStatus(SIPResponse answer, int status, String reason) {
    try {
      answer.setStatusCode(status);
      answer.setReasonPhrase(reason);
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int status(ProxyBranchImpl branch) {
    return branch.getResponse().getStatus();
  }

  private static SIPResponse response(ProxyBranchImpl branch) {
    return (SIPResponse) branch.getResponse().getMessage();
  }
}
