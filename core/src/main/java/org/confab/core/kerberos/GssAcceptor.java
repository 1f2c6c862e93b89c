package org.confab.core.kerberos;

/** The server's half of one GSS-API handshake (RFC 2743 2.2.2). Calls come one after the other. */
@FunctionalInterface
public interface GssAcceptor {
  /**
   * Takes the client's next token, that of Kerberos bare or in a negotiation (SPNEGO).
   *
   * @throws KerberosRefused if it proves nothing
   * @throws IllegalArgumentException if it cannot be read
   */
  GssStep accept(byte[] token);
}
