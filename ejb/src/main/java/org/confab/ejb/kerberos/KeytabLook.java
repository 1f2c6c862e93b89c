package org.confab.ejb.kerberos;

import org.confab.core.kerberos.KerberosSettings;

/** Looks whether Kerberos could be offered with the keytab as it is now. */
public final class KeytabLook {
  private KeytabLook() {}

  /**
   * The service whose keys are in the keytab.
   *
   * @throws IllegalStateException whose message says what is wrong and what to do
   */
  public static String service(KerberosSettings settings) {
    try {
      return ServiceKeys.of(settings).principal().asString();
    } catch (KerberosUnavailable missing) {
      throw new IllegalStateException(missing.getMessage(), missing);
    }
  }
}
