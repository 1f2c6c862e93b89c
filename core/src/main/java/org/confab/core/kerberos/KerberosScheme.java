package org.confab.core.kerberos;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.authentication.FlowOrigin;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.authentication.TokenExchange;
import org.confab.core.authentication.TokenScheme;
import org.confab.core.authentication.TokenStep;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Kerberos ([MS-SIPAE] 3.3.5.2): the client's first token is a ticket, and in the usual case that
 * is all. A client that wants to be sure of this server gets one token more.
 */
public final class KerberosScheme implements TokenScheme {
  private static final Logger LOG = System.getLogger(KerberosScheme.class.getName());

  private final KerberosService service;
  private final PrincipalMapping mapping;

  /** Signs in whom the mapping knows, with tickets for that service. */
  public KerberosScheme(KerberosService service, PrincipalMapping mapping) {
    this.service = service;
    this.mapping = mapping;
  }

  @Override
  public SignInScheme scheme() {
    return SignInScheme.KERBEROS;
  }

  /** The service's name without its realm, which is for the client to know. */
  @Override
  public String targetName() {
    return service.principal().name();
  }

  @Override
  public TokenExchange begin(FlowOrigin origin) {
    GssAcceptor acceptor = service.begin();
    return token -> token.length == 0 ? begun() : next(acceptor, token);
  }

  /** A client that leaves the start to the server learns that it is its turn. */
  private static TokenStep begun() {
    return new TokenStep.Continues(TokenStep.NO_TOKEN);
  }

  private TokenStep next(GssAcceptor acceptor, byte[] token) {
    GssStep step;
    try {
      step = acceptor.accept(token);
    } catch (KerberosRefused refused) {
      return new TokenStep.Failed(
          refused.diagnostic(), Optional.ofNullable(refused.getMessage()).orElse(""));
    }
    if (step instanceof GssStep.More more) {
      return new TokenStep.Continues(more.token());
    }
    GssStep.Established context = (GssStep.Established) step;
    return new TokenStep.Proven(
        userOf(context.client()), context.signer(), context.ends(), context.token());
  }

  private SipUri userOf(KerberosName client) {
    return mapped(client)
        .orElseThrow(
            () ->
                new Refused(
                    403,
                    Diagnostic.CREDENTIALS_NOT_FOR_FROM,
                    client + " is no user of this server"));
  }

  private Optional<SipUri> mapped(KerberosName client) {
    try {
      return mapping.userOf(client);
    } catch (RuntimeException failed) {
      LOG.log(Level.ERROR, "Kerberos names cannot be read", failed);
      throw new Refused(503, Diagnostic.SERVICE_UNAVAILABLE, "Kerberos names cannot be read");
    }
  }
}
