package org.confab.core.authentication;

import java.util.Optional;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/** Port: the users' credentials. What is stored is committed when the call returns. */
public interface CredentialStore {
  /** The NT hash of that address of record; URI parameters and case are ignored. */
  Optional<NtHash> find(SipUri aor);

  /** Sets or replaces the credentials of that address of record. */
  void store(SipUri aor, NtHash hash);

  /** Removes the credentials of that address of record; says whether there were any. */
  boolean remove(SipUri aor);
}
