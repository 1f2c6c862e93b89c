package org.confab.sip.authentication;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.confab.core.authentication.Admission;
import org.confab.core.authentication.Authenticator;
import org.confab.core.authentication.FlowListener;
import org.confab.core.authentication.FlowOrigin;
import org.confab.core.authentication.Verdict;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.FlowGuard;

/**
 * Shows every message to the {@link Authenticator} on its way in and out, and tells every {@link
 * FlowListener} of the deployment when a flow is gone.
 */
@Dependent
public class AuthenticationGuard implements FlowGuard {
  private static final Logger LOG = System.getLogger(AuthenticationGuard.class.getName());

  private final Authenticator authenticator;
  private final Iterable<FlowListener> listeners;

  @Inject
  AuthenticationGuard(Authenticator authenticator, @Any Instance<FlowListener> listeners) {
    this(authenticator, (Iterable<FlowListener>) listeners);
  }

  AuthenticationGuard(Authenticator authenticator, Iterable<FlowListener> listeners) {
    this.authenticator = authenticator;
    this.listeners = listeners;
  }

  @Override
  public Inbound inbound(Flow flow, byte[] message) {
    if (flow.peer().isPresent()) {
      return new Inbound(true, new Verdict.TrustedHop(flow.peer().get()));
    }
    Admission admission = authenticator.inbound(origin(flow), message);
    if (admission.verdict() instanceof Verdict.Authenticated known) {
      flow.keep(known.endpoint().aor().address(), authenticator.idleLimit(flow.id()));
    }
    return new Inbound(admission.pass(), admission.verdict());
  }

  private static FlowOrigin origin(Flow flow) {
    return new FlowOrigin(flow.id(), flow.transport(), flow.remote().getAddress().getHostAddress());
  }

  @Override
  public byte[] outbound(Flow flow, byte[] message) {
    return authenticator.outbound(flow.id(), message);
  }

  @Override
  public void closed(Flow flow) {
    for (FlowListener listener : listeners) {
      try {
        listener.flowClosed(flow.id());
      } catch (RuntimeException failed) {
        LOG.log(Level.ERROR, "a listener failed on the end of flow " + flow.id(), failed);
      }
    }
  }
}
