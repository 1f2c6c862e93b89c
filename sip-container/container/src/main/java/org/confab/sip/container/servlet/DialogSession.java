package org.confab.sip.container.servlet;

import java.util.Set;
import org.confab.sip.edge.SipEdge;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletResponse;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSession;
import org.mobicents.servlet.sip.core.session.SipSessionImpl;
import org.mobicents.servlet.sip.core.session.SipSessionKey;
import org.mobicents.servlet.sip.message.SipFactoryImpl;

/**
 * A session that a BYE ends only if the BYE ended the dialog. The core ends it at every final
 * response, so that anybody who knows the dialog's identifiers could end it with a BYE that is
 * refused.
 */
final class DialogSession extends SipSessionImpl {
  private static final int FINAL = 200;
  private static final int REFUSALS = 300;

  /** Nobody is at the other end any more (RFC 3261 15.1.1, RFC 5057 5.1). */
  private static final Set<Integer> GONE = Set.of(404, 408, 410, 480, 481);

  private final SessionOutlet outlet = new SessionOutlet(this);

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
    if (!isRefusedBye(response, receive)) {
      super.updateStateOnResponse(response, receive);
      endWithTransaction(response, receive);
    }
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

  /** The server's own BYE ends the dialog whatever the answer. */
  private boolean isRefusedBye(MobicentsSipServletResponse response, boolean receive) {
    boolean own = receive && getProxy() == null;
    return !own
        && response.getMethod().equals("BYE")
        && response.getStatus() >= REFUSALS
        && !GONE.contains(response.getStatus());
  }
}
