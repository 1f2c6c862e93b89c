package org.confab.core.accounts;

import java.util.function.ToIntBiFunction;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.kerberos.KerberosNames;
import org.confab.core.registrar.SignOutReason;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;

/**
 * What an administrator says of users who are called otherwise in Kerberos. A change is stored
 * first; then the user's endpoints are signed out, for their tickets may be somebody else's now.
 */
public final class KerberosNaming {
  private final UserDirectory directory;
  private final KerberosNames names;
  private final ToIntBiFunction<SipUri, SignOutReason> signOut;

  /** Stores names there; {@code signOut} ends all of a user's sign-ins and says how many. */
  public KerberosNaming(
      UserDirectory directory,
      KerberosNames names,
      ToIntBiFunction<SipUri, SignOutReason> signOut) {
    this.directory = directory;
    this.names = names;
    this.signOut = signOut;
  }

  /**
   * The user is called so in Kerberos, and not otherwise.
   *
   * @throws AccountRefused if there is no such user, or the name is another user's
   */
  public AccountAdministration.Done assign(SipUri aor, KerberosName name) {
    User user = require(aor);
    if (!names.assign(aor, name)) {
      throw new AccountRefused(
          AccountRefused.Why.EXISTS, name.asString() + " is the name of another user");
    }
    return done(user);
  }

  /**
   * The user is called in Kerberos as his address says.
   *
   * @throws AccountRefused if there is no such user
   */
  public AccountAdministration.Done reset(SipUri aor) {
    User user = require(aor);
    names.remove(aor);
    return done(user);
  }

  private AccountAdministration.Done done(User user) {
    return new AccountAdministration.Done(
        user, signOut.applyAsInt(user.aor(), SignOutReason.CREDENTIALS_CHANGED));
  }

  private User require(SipUri aor) {
    return directory.find(aor).orElseThrow(() -> AccountRefused.unknown(aor));
  }
}
