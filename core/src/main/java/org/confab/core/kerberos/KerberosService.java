package org.confab.core.kerberos;

import org.confab.protocol.kerberos.KerberosName;

/**
 * Port: this server as a service of a Kerberos realm, with the keys to open tickets for it. Nothing
 * here waits for anybody: the tickets are all that a service needs.
 */
public interface KerberosService {
  /** What tickets are for, such as {@code sip/sip.litwareinc.com@AD.TEST}. */
  KerberosName principal();

  /** Begins with a client. */
  GssAcceptor begin();
}
