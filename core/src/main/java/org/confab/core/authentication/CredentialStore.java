package org.confab.core.authentication;

import java.util.Optional;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/** Port: the users' credentials. What is stored is committed when the call returns. */
public interface CredentialStore {
  /**
   * The NT hash of that address of record; URI parameters and case are ignored. Empty too if the
   * user may not sign in with NTLM.
   */
  Optional<NtHash> find(SipUri aor);

  /** The Digest hashes of that address of record; empty if the user may not sign in with Digest. */
  Optional<DigestSecrets> findDigest(SipUri aor);

  /** Sets or replaces all credentials of that address of record. */
  void store(SipUri aor, UserSecrets secrets);

  /** Removes the credentials of that address of record; says whether there were any. */
  boolean remove(SipUri aor);
}
