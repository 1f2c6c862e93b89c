package org.confab.core.certificates;

/** Hears of certificates that end before their time. */
@FunctionalInterface
public interface CertificateListener {
  /** A certificate was taken back: whoever has signed in with it is to go. */
  void revoked(ClientCertificate certificate);
}
