package org.confab.sip.container.servlet;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SpentRequests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.servlet.sip.Address;
import javax.servlet.sip.ProxyBranch;
import javax.sip.ServerTransaction;
import javax.sip.Transaction;
import javax.sip.TransactionState;
import org.confab.sip.edge.SipEdge;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletResponse;
import org.mobicents.servlet.sip.core.proxy.MobicentsProxyBranch;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSession;
import org.mobicents.servlet.sip.core.session.SipSessionImpl;
import org.mobicents.servlet.sip.core.session.SipSessionKey;
import org.mobicents.servlet.sip.message.SipFactoryImpl;

/**
 * A session that a BYE ends only if the BYE ended the dialog. The core ends it at every final
 * response, so that anybody who knows the dialog's identifiers could end it with a BYE that is
 * refused.
 *
 * <p>A request that was forked has a session for each device that was heard: that of the request
 * itself for the first, derived ones for the others. Each lives as long as the longest of them:
 * what is late for one would otherwise make it anew.
 */
final class DialogSession extends SipSessionImpl {
  private static final int FINAL = 200;
  private static final int REFUSALS = 300;

  /** Nobody is at the other end any more (RFC 3261 15.1.1, RFC 5057 5.1). */
  private static final Set<Integer> GONE = Set.of(404, 408, 410, 480, 481);

  /** Of the request that they acknowledge or give up, not of the dialog. */
  private static final Set<String> APART = Set.of("ACK", "CANCEL");

  private final SessionOutlet outlet = new SessionOutlet(this);

  /** The branch of a fork that this device was last heard on. */
  private volatile @Nullable ProxyBranch branch;

  private volatile boolean refused;

  DialogSession(
      SipSessionKey key, SipFactoryImpl factory, MobicentsSipApplicationSession application) {
    super(key, factory, application);
  }

  SessionOutlet outlet() {
    return outlet;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return name.equals(SipEdge.OUTLET) ? outlet : super.getAttribute(name);
  }

  @Override
  public void updateStateOnResponse(MobicentsSipServletResponse response, boolean receive) {
    outlet.forget();
    if (isRefusedBye(response, receive)) {
      return;
    }
    if (receive || getProxy() == null || isOfThisDialog(response)) {
      super.updateStateOnResponse(response, receive);
    }
    endWithTransaction(response, receive);
    noteRefusal(response, receive);
  }

  /** What a fork sends back belongs to the session of its request, whichever device said it. */
  private boolean isOfThisDialog(MobicentsSipServletResponse response) {
    return getKey().getToTag() == null || isBetween(tag(response.getTo()), tag(response.getFrom()));
  }

  private static @Nullable String tag(Address address) {
    return address.getParameter("tag");
  }

  /**
   * Notes that a device has refused, or was cancelled: it is over once the fork is answered; before
   * that the session is that of the fork. The refusal may come in its name, with another tag. One
   * that has no tag at all (RFC 3261 8.2.6.2 forbids it) comes here too, whoever sent it: it says
   * nothing about a dialog that another device has begun.
   */
  private void noteRefusal(MobicentsSipServletResponse response, boolean receive) {
    if (!(getProxy() instanceof ForkingProxy fork) || !fork.isAnsweredBy(response)) {
      return;
    }
    ProxyBranch heard = response.getProxyBranch();
    if (receive && isOfThisDialog(response)) {
      branch = heard;
      if (response.getStatus() / 100 == 2) {
        refused = false;
      }
    }
    if (receive && response.getStatus() >= REFUSALS) {
      dialogs().stream()
          .filter(one -> one.branch == heard && one.getState() != State.CONFIRMED)
          .forEach(one -> one.refused = true);
    }
    if (response.getStatus() >= FINAL && (!receive || fork.isAnswered())) {
      dialogs().stream().filter(one -> one.refused).forEach(one -> one.setReadyToInvalidate(true));
    }
  }

  /** The sessions of all devices that were heard, the request's own first. */
  List<DialogSession> dialogs() {
    List<DialogSession> all = new ArrayList<>();
    DialogSession first = getParentSession() instanceof DialogSession parent ? parent : this;
    all.add(first);
    first.getDerivedSipSessions().forEachRemaining(one -> all.add((DialogSession) one));
    return all;
  }

  /** The branch of the device in whose dialog that request is; none for ACK and CANCEL. */
  Optional<MobicentsProxyBranch> ringing(SIPRequest request) {
    for (DialogSession one : dialogs()) {
      if (!APART.contains(request.getMethod())
          && one.isBetween(request.getToTag(), request.getFromTag())
          && one.branch instanceof MobicentsProxyBranch found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private boolean isBetween(@Nullable String to, @Nullable String from) {
    String tag = getKey().getToTag();
    return tag != null && (tag.equals(to) || tag.equals(from));
  }

  /** Whether all devices have ended, and no request is left whose answer may be repeated. */
  boolean isOver() {
    return dialogs().stream().allMatch(one -> one.isReadyToInvalidateInternal() && one.isQuiet());
  }

  /** Whether no request waits in the core for an answer or, if it was refused, for its ACK. */
  boolean isQuiet() {
    Set<Transaction> open = getOngoingTransactions();
    return open == null
        || open.stream()
            .noneMatch(
                one ->
                    one instanceof ServerTransaction
                        && one.getState() != TransactionState.TERMINATED);
  }

  /**
   * The end of a CANCEL is not that of the INVITE whose branch it has: the core would take the
   * transaction from the INVITE, which could then never be answered.
   */
  @Override
  public void removeOngoingTransaction(Transaction ended) {
    Set<Transaction> open = getOngoingTransactions();
    if (open != null && isOfOpenInvite(ended, open)) {
      open.remove(ended);
    } else {
      super.removeOngoingTransaction(ended);
    }
    SpentRequests.forget(ended);
  }

  private static boolean isOfOpenInvite(Transaction ended, Set<Transaction> open) {
    return ended.getRequest().getMethod().equals("CANCEL")
        && open.stream()
            .anyMatch(
                one ->
                    one.getRequest().getMethod().equals("INVITE")
                        && one.getBranchId().equals(ended.getBranchId())
                        && one.getState() != TransactionState.TERMINATED);
  }

  @Override
  public void onReadyToInvalidate() {
    List<DialogSession> all = dialogs();
    if (all.stream().allMatch(DialogSession::isReadyToInvalidateInternal)) {
      Collections.reverse(all);
      all.forEach(DialogSession::end);
    }
  }

  private void end() {
    super.onReadyToInvalidate();
  }

  /**
   * What was answered and began no dialog is over. The core would keep a session that was
   * challenged for the next attempt, but no client's next request finds it: it begins another one.
   */
  private void endWithTransaction(MobicentsSipServletResponse response, boolean receive) {
    if (!receive
        && response.getStatus() >= FINAL
        && getProxy() == null
        && getSessionCreatingDialog() == null
        && getState() == State.INITIAL) {
      setReadyToInvalidate(true);
    }
  }

  /** As the core does when it sees the ACK of a 2xx. */
  void acknowledged() {
    if (getProxy() instanceof ForkingProxy fork) {
      fork.setAckReceived(true);
    }
    if (sessionCreatingTransactionRequest != null) {
      sessionCreatingTransactionRequest.cleanUpLastResponses();
    }
  }

  /** As the core does when it sees a BYE and that answer to it, 408 if none came. */
  void byeAnswered(int status) {
    if (status >= REFUSALS && !GONE.contains(status)) {
      return;
    }
    if (getProxy() instanceof ForkingProxy fork) {
      fork.setAckReceived(false); // or it would keep its branches
    }
    setState(State.TERMINATED);
    onTerminatedState();
  }

  /** The server's own BYE ends the dialog whatever the answer. */
  private boolean isRefusedBye(MobicentsSipServletResponse response, boolean receive) {
    boolean own = receive && getProxy() == null;
    return !own
        && response.getMethod().equals("BYE")
        && response.getStatus() >= REFUSALS
        && !GONE.contains(response.getStatus());
  }
}
