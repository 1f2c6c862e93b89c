package org.confab.ejb.kerberos;

/** Kerberos cannot be offered. The message says why, and what an administrator can do. */
final class KerberosUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KerberosUnavailable(String message) {
    super(message);
  }
}
