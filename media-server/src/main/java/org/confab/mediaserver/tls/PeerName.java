package org.confab.mediaserver.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Who may be at the other end: not everybody whom the CA has signed, the instance's server alone,
 * by the common name of its certificate.
 *
 * @param commonName such as {@code sip.litwareinc.com}
 */
public record PeerName(String commonName) {
  /** Throws {@link CertificateException} unless the certificate is of this name. */
  public void check(X509Certificate certificate) throws CertificateException {
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")
            && String.valueOf(part.getValue()).equalsIgnoreCase(commonName)) {
          return;
        }
      }
    } catch (InvalidNameException strange) {
      throw new CertificateException("a subject that cannot be read", strange);
    }
    throw new CertificateException("a certificate of somebody else than " + commonName);
  }
}
