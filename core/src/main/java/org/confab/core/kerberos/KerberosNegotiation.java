package org.confab.core.kerberos;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.confab.core.authentication.NegotiateAcceptor;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;

/**
 * HTTP Negotiate with Kerberos (RFC 4559): one token of the client, bare or as the first choice of
 * a negotiation, and one answer. Whose ticket it is, the same mapping says as for SIP.
 */
public final class KerberosNegotiation implements NegotiateAcceptor {
  private static final Logger LOG = System.getLogger(KerberosNegotiation.class.getName());
  private static final Acceptance NOBODY = new Acceptance(Optional.empty(), new byte[0]);

  private final KerberosService service;
  private final PrincipalMapping mapping;

  /** Knows whom the mapping knows, by tickets for that service. */
  public KerberosNegotiation(KerberosService service, PrincipalMapping mapping) {
    this.service = service;
    this.mapping = mapping;
  }

  @Override
  public Acceptance accept(byte[] token) {
    try {
      if (service.begin().accept(token) instanceof GssStep.Established context) {
        return new Acceptance(userOf(context.client()), context.token());
      }
      LOG.log(Level.INFO, "web sign-in refused: a negotiation that does not begin with Kerberos");
    } catch (KerberosRefused | IllegalArgumentException refused) {
      LOG.log(Level.INFO, "web sign-in by ticket refused: {0}", refused.getMessage());
    }
    return NOBODY;
  }

  private Optional<SipUri> userOf(KerberosName client) {
    Optional<SipUri> user = mapping.userOf(client);
    if (user.isEmpty()) {
      LOG.log(Level.INFO, "web sign-in refused: {0} is no user of this server", client);
    }
    return user;
  }
}
