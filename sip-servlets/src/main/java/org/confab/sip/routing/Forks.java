package org.confab.sip.routing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.servlet.sip.ProxyBranch;

/** Ends the ringing of a user's other devices once one has answered (RFC 3326). */
final class Forks {
  private static final Logger LOG = System.getLogger(Forks.class.getName());
  private static final String[] PROTOCOL = {"SIP"};
  private static final int[] CAUSE = {200};
  private static final String[] TEXT = {"Call completed elsewhere"};

  private Forks() {}

  /** Cancels all branches but the one that answered. */
  static void endOthers(ProxyBranch winner) {
    for (ProxyBranch other : winner.getProxy().getProxyBranches()) {
      if (other != winner) {
        cancel(other);
      }
    }
  }

  private static void cancel(ProxyBranch branch) {
    try {
      branch.cancel(PROTOCOL, CAUSE, TEXT);
    } catch (IllegalStateException over) {
      LOG.log(Level.DEBUG, "branch was over before it could be cancelled", over);
    }
  }
}
