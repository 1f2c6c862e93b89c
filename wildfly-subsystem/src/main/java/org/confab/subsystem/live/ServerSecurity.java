package org.confab.subsystem.live;

import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.wildfly.security.auth.server.SecurityDomain;

/**
 * What the server's Elytron gives the application.
 *
 * @param accepting TLS of the SIP listener, if it is set
 * @param calling TLS towards other SIP servers, if it is set
 * @param administrators whose accounts sign in at the admin API, if that is set
 * @param secrets the password of a name in the credential store; empty if there is none
 */
public record ServerSecurity(
    Optional<SSLContext> accepting,
    Optional<SSLContext> calling,
    Optional<SecurityDomain> administrators,
    Function<String, Optional<String>> secrets) {
  /** Nothing. */
  public static final ServerSecurity NONE =
      new ServerSecurity(
          Optional.empty(), Optional.empty(), Optional.empty(), alias -> Optional.empty());
}
