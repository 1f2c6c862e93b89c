package org.confab.core.mcufactory;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/**
 * The name by which a media server proves that it is one. Whether the instance's own CA has signed
 * the certificate is for TLS to check; the name keeps other certificates of that CA out.
 */
public final class MediaServerCertificate {
  /** The DNS name among its subject alternative names. */
  public static final String NAME = "media-server";

  private static final Integer DNS = 2;

  private MediaServerCertificate() {}

  /** Whether this is the certificate of a media server. */
  public static boolean is(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names != null
          && names.stream().anyMatch(name -> DNS.equals(name.get(0)) && NAME.equals(name.get(1)));
    } catch (CertificateParsingException unreadable) {
      return false;
    }
  }
}
