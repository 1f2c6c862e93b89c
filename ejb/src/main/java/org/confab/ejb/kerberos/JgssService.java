package org.confab.ejb.kerberos;

import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Clock;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import org.confab.core.kerberos.GssAcceptor;
import org.confab.core.kerberos.KerberosService;
import org.confab.core.kerberos.KerberosSettings;
import org.confab.protocol.kerberos.KerberosName;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/**
 * This server's Kerberos service by the JDK's GSS-API. The credential is made once; accepting a
 * client is computing alone, no KDC is asked.
 */
final class JgssService implements KerberosService {
  private static final Oid KERBEROS = oid("1.2.840.113554.1.2.2");
  private static final Oid SPNEGO = oid("1.3.6.1.5.5.2");
  private static final Oid PRINCIPAL_NAME = oid("1.2.840.113554.1.2.2.1");

  private final GSSManager manager = GSSManager.getInstance();
  private final ServiceKeys keys;
  private final GSSCredential credential;
  private final Clock clock;

  /**
   * The service that the settings name.
   *
   * @throws KerberosUnavailable with what to do about it
   */
  JgssService(KerberosSettings settings, Clock clock) {
    this.clock = clock;
    this.keys = ServiceKeys.of(settings);
    this.credential = credential();
  }

  private static Oid oid(String text) {
    try {
      return new Oid(text);
    } catch (GSSException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @SuppressWarnings("removal") // its successor is not in Java 17
  private GSSCredential credential() {
    String name = principal().asString();
    Subject subject =
        new Subject(false, Set.of(new KerberosPrincipal(name)), Set.of(), Set.of(keys.keytab()));
    PrivilegedExceptionAction<GSSCredential> create =
        () -> {
          GSSName own = manager.createName(name, PRINCIPAL_NAME);
          return manager.createCredential(
              own,
              GSSCredential.INDEFINITE_LIFETIME,
              new Oid[] {KERBEROS, SPNEGO},
              GSSCredential.ACCEPT_ONLY);
        };
    try {
      return Subject.doAs(subject, create);
    } catch (PrivilegedActionException failed) {
      throw new KerberosUnavailable(
          "the JDK takes no credential of " + name + ": " + failed.getCause());
    }
  }

  @Override
  public KerberosName principal() {
    return keys.principal();
  }

  @Override
  public GssAcceptor begin() {
    try {
      return new JgssAcceptor(manager.createContext(credential), keys, clock);
    } catch (GSSException failed) {
      throw new IllegalStateException("no context of GSS-API", failed);
    }
  }
}
