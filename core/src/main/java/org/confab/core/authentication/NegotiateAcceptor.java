package org.confab.core.authentication;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/** Port: verifies tokens of HTTP Negotiate (RFC 4559), which are Kerberos tickets. */
public interface NegotiateAcceptor {
  /**
   * What became of a token.
   *
   * @param user the address of record that it proves; empty if it proves none
   * @param reply the token for the client; without bytes if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // wire bytes, never compared
  record Acceptance(Optional<SipUri> user, byte[] reply) {}

  /** Verifies a client's token. Does not throw for a wrong one. */
  Acceptance accept(byte[] token);
}
