package org.confab.core.signout;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Predicate;
import org.confab.core.EndpointId;
import org.confab.core.authentication.Authenticator;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.SignOutReason;
import org.confab.core.subscription.Subscriptions;
import org.confab.protocol.sip.SipUri;

/**
 * Signs endpoints out: they are told why ([MS-SIPREGE] 3.2), their registrations end, with them
 * their presence and their subscriptions; what they have signed in with goes before. Whatever makes
 * a sign-in invalid is stored and known to the directory before; so nobody slips in meanwhile.
 */
public final class SignOut {
  private static final Logger LOG = System.getLogger(SignOut.class.getName());

  private final Registrar registrar;
  private final Subscriptions subscriptions;
  private final Authenticator authenticator;

  /** Takes its collaborators. */
  public SignOut(Registrar registrar, Subscriptions subscriptions, Authenticator authenticator) {
    this.registrar = registrar;
    this.subscriptions = subscriptions;
    this.authenticator = authenticator;
  }

  /**
   * Signs out every endpoint of a user.
   *
   * @return how many were registered
   */
  public int user(SipUri user, SignOutReason why) {
    SipUri aor = user.aor();
    return signOut(aor, endpoint -> endpoint.aor().equals(aor), why);
  }

  /**
   * Signs out one endpoint.
   *
   * @return how many registrations it had
   */
  public int endpoint(EndpointId endpoint, SignOutReason why) {
    return signOut(endpoint.aor(), endpoint::equals, why);
  }

  private int signOut(SipUri aor, Predicate<EndpointId> which, SignOutReason why) {
    LOG.log(Level.INFO, "signing out {0}: {1}", aor, why);
    int registered = registrar.signOut(aor, which, why, () -> authenticator.forget(which));
    // What was let in before that and has registered only now.
    registered += registrar.signOut(aor, which, why, () -> {});
    subscriptions.endpointsGone(which);
    return registered;
  }
}
