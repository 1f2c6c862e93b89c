package org.confab.sip.routing;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.servlet.sip.ProxyBranch;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;

/** Ends the ringing of a user's other devices once one has answered (RFC 3326). */
final class Forks {
  private static final Logger LOG = System.getLogger(Forks.class.getName());
  private static final String[] PROTOCOL = {"SIP"};
  private static final int[] CAUSE = {200};
  private static final String[] TEXT = {"Call completed elsewhere"};
  private static final String REASON = "SIP;cause=200;text=\"Call completed elsewhere\"";

  /** On the request of a branch that must be cancelled at its first provisional response. */
  private static final String OWED = "org.confab.cancel";

  private Forks() {}

  /** Cancels all branches but the one that answered. */
  static void endOthers(ProxyBranch winner) {
    for (ProxyBranch other : winner.getProxy().getProxyBranches()) {
      if (other != winner) {
        cancel(other);
      }
    }
  }

  /**
   * Before its first response a branch cannot be cancelled (RFC 3261 9.1). The container does not
   * make up for that once the call is answered.
   */
  private static void cancel(ProxyBranch branch) {
    if (branch.getResponse() == null) {
      branch.getRequest().setAttribute(OWED, Boolean.TRUE);
    }
    try {
      branch.cancel(PROTOCOL, CAUSE, TEXT);
    } catch (IllegalStateException over) {
      LOG.log(Level.DEBUG, "branch was over before it could be cancelled", over);
    }
  }

  /** Sends the CANCEL that a branch is owed, now that its device rings. */
  static void endLate(SipServletResponse ringing) {
    ProxyBranch branch = ringing.getProxyBranch();
    SipServletRequest invite = branch == null ? null : branch.getRequest();
    if (invite == null || invite.getAttribute(OWED) == null) {
      return;
    }
    invite.removeAttribute(OWED);
    try {
      SipServletRequest cancel = invite.createCancel();
      cancel.setHeader("Reason", REASON);
      cancel.send();
    } catch (IOException | IllegalStateException over) {
      LOG.log(Level.DEBUG, "branch was over before it could be cancelled", over);
    }
  }
}
