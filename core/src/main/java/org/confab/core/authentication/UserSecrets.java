package org.confab.core.authentication;

import java.util.Optional;
import java.util.Set;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/**
 * What is kept of a user's password: a secret per {@link SignInScheme}. A scheme whose secret is
 * not kept is closed to the user.
 *
 * @param ntHash for NTLM
 * @param digest for Digest
 */
public record UserSecrets(Optional<NtHash> ntHash, Optional<DigestSecrets> digest) {

  /** The secrets for every scheme. */
  public static UserSecrets of(SipUri user, String password) {
    return of(user, password, SignInScheme.all());
  }

  /** The secrets for these schemes. */
  public static UserSecrets of(SipUri user, String password, Set<SignInScheme> schemes) {
    return new UserSecrets(
        schemes.contains(SignInScheme.NTLM)
            ? Optional.of(NtHash.ofPassword(password))
            : Optional.empty(),
        schemes.contains(SignInScheme.DIGEST)
            ? Optional.of(DigestSecrets.of(user, password))
            : Optional.empty());
  }
}
