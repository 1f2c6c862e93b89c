package org.confab.core.accounts;

import java.util.Set;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.directory.User;
import org.confab.core.registrar.SignOutReason;
import org.confab.core.signout.SignOut;
import org.confab.protocol.sip.SipUri;

/**
 * What an administrator does to accounts in the running server. A change that makes a sign-in
 * invalid is stored first; then the user's endpoints are signed out.
 */
public final class AccountAdministration {
  private final AccountRecords records;
  private final ClientCertificates certificates;
  private final SignOut signOut;
  private final Belongings byOthers;
  private final Belongings remembered;

  /**
   * Changes these accounts and signs out with that.
   *
   * @param certificates those of a user end with the password
   * @param byOthers what others keep of a user: who gets his address next must not find it
   * @param remembered what is kept of users in memory
   */
  public AccountAdministration(
      AccountRecords records,
      ClientCertificates certificates,
      SignOut signOut,
      Belongings byOthers,
      Belongings remembered) {
    this.records = records;
    this.certificates = certificates;
    this.signOut = signOut;
    this.byOthers = byOthers;
    this.remembered = remembered;
  }

  /**
   * What was done.
   *
   * @param user the user as he is now; as he was, if he is removed
   * @param signedOut how many endpoints were signed out
   */
  public record Done(User user, int signedOut) {}

  /** The user may sign in. */
  public Done enable(SipUri aor) {
    return new Done(records.setEnabled(aor, true), 0);
  }

  /** The user may not sign in any more. */
  public Done disable(SipUri aor) {
    User user = records.setEnabled(aor, false);
    return new Done(user, signOut.user(aor, SignOutReason.USER_DISABLED));
  }

  /**
   * The user has another password, which every endpoint has to prove. Certificates were given for
   * the old one: they end too, once no web ticket can get another.
   */
  public Done password(SipUri aor, String password, Set<SignInScheme> schemes) {
    User user = records.setPassword(aor, password, schemes);
    certificates.end(aor);
    return new Done(user, signOut.user(aor, SignOutReason.CREDENTIALS_CHANGED));
  }

  /** Nothing that the user has signed in with is good any more but the password itself. */
  public Done signOutEverywhere(SipUri aor) {
    User user = records.endTickets(aor);
    certificates.end(aor);
    return new Done(user, signOut.user(aor, SignOutReason.SIGNED_OUT_EVERYWHERE));
  }

  /** The user is gone. He is disabled first, so that watchers see him go and nobody slips in. */
  public Done remove(SipUri aor) {
    int signedOut = takeLeave(aor);
    User removed = records.remove(aor);
    forget(aor);
    return new Done(removed, signedOut);
  }

  /** Nobody is that user any more, and others keep nothing of him. */
  int takeLeave(SipUri aor) {
    records.setEnabled(aor, false);
    int signedOut = signOut.user(aor, SignOutReason.USER_REMOVED);
    byOthers.discard(aor);
    return signedOut;
  }

  /** Nothing is stored of that user any more. */
  void forget(SipUri aor) {
    remembered.discard(aor);
  }
}
