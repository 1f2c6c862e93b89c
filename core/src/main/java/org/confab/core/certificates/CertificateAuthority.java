package org.confab.core.certificates;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.confab.protocol.sip.SipUri;

/** Port: the authority that signs the certificates of users. */
public interface CertificateAuthority {
  /**
   * The key of a request; whether its sender has the private half is another question.
   *
   * @param pkcs10 DER of a PKCS#10 request (RFC 2986)
   * @throws IllegalArgumentException if it cannot be read
   */
  PublicKey requestedKey(byte[] pkcs10);

  /** Whether a readable request is signed with the private half of its key. */
  boolean provesPossession(byte[] pkcs10);

  /**
   * Signs a certificate for a user: subject CN is {@code user@domain}, for client authentication
   * alone. It ends no later than the authority's own certificate.
   */
  X509Certificate issue(SipUri user, PublicKey key, Instant notBefore, Instant notAfter);

  /** Whether this authority has signed that certificate, whatever its dates are. */
  boolean hasIssued(X509Certificate certificate);
}
