package org.confab.sip.container.servlet;

import java.util.Collections;
import javax.servlet.sip.URI;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletResponse;
import org.mobicents.servlet.sip.proxy.ProxyBranchImpl;

/** A branch that tells its fork of each response before the core decides about it. */
public final class ForkBranch extends ProxyBranchImpl {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ForkingProxy fork;

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
    super.setResponse(response);
    if (fork != null && response != null) {
      fork.arrived(response.getStatus());
    }
  }
}
