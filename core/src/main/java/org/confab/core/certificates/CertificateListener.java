package org.confab.core.certificates;

/** Hears of certificates that end before their time. */
@FunctionalInterface
public interface CertificateListener {
  /** That was taken back, and is stored. */
  void ended(Revocation revocation);
}
