package org.confab.core.kerberos;

import java.util.Optional;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;

/**
 * Port: the Kerberos names of users who are called otherwise there than their address says. Case
 * does not count. What is stored is committed when the call returns.
 */
public interface KerberosNames {
  /** Whose name it is. */
  Optional<SipUri> userOf(KerberosName name);

  /** The name of that user, if one is stored. */
  Optional<KerberosName> nameOf(SipUri aor);

  /**
   * Gives a user that name instead of any he had; false, and nothing changes, if it is another
   * user's.
   */
  boolean assign(SipUri aor, KerberosName name);

  /** Takes a user's name away; false if he had none. */
  boolean remove(SipUri aor);
}
