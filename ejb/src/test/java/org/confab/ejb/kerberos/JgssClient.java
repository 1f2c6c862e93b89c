package org.confab.ejb.kerberos;

import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.MessageProp;
import org.ietf.jgss.Oid;
import org.jspecify.annotations.Nullable;

/** A client of the JDK with the tickets of somebody. */
final class JgssClient {
  static final String KERBEROS = "1.2.840.113554.1.2.2";
  static final String SPNEGO = "1.3.6.1.5.5.2";

  private final Subject subject;
  private @Nullable GSSContext context;

  JgssClient(Path tickets) {
    try {
      LoginContext login = new LoginContext("client", null, null, configuration(tickets));
      login.login();
      subject = login.getSubject();
    } catch (LoginException e) {
      throw new AssertionError("no tickets in " + tickets, e);
    }
  }

  private static Configuration configuration(Path tickets) {
    AppConfigurationEntry entry =
        new AppConfigurationEntry(
            "com.sun.security.auth.module.Krb5LoginModule",
            AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
            Map.of(
                "useTicketCache", "true",
                "ticketCache", tickets.toString(),
                "doNotPrompt", "true",
                "refreshKrb5Config", "true"));
    return new Configuration() {
      @Override
      public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
        return new AppConfigurationEntry[] {entry};
      }
    };
  }

  /** The first token for a service. */
  @SuppressWarnings("removal") // its successor is not in Java 17
  byte[] token(String service, String mechanism, boolean mutual) {
    PrivilegedExceptionAction<byte[]> begin =
        () -> {
          GSSManager manager = GSSManager.getInstance();
          GSSContext fresh =
              manager.createContext(
                  manager.createName(service, new Oid("1.2.840.113554.1.2.2.1")),
                  new Oid(mechanism),
                  null,
                  GSSContext.DEFAULT_LIFETIME);
          fresh.requestMutualAuth(mutual);
          fresh.requestInteg(true);
          fresh.requestConf(false);
          context = fresh;
          return fresh.initSecContext(new byte[0], 0, 0);
        };
    try {
      return Subject.doAs(subject, begin);
    } catch (PrivilegedActionException e) {
      throw new AssertionError("no token for " + service, e);
    }
  }

  private GSSContext context() {
    if (context == null) {
      throw new AssertionError("no token yet");
    }
    return context;
  }

  /** Takes the server's answer; says whether the context stands. */
  boolean takes(byte[] token) throws GSSException {
    context().initSecContext(token, 0, token.length);
    return context().isEstablished();
  }

  byte[] sign(byte[] text) throws GSSException {
    return context().getMIC(text, 0, text.length, new MessageProp(0, false));
  }

  /** Throws for a wrong signature. */
  void verify(byte[] text, byte[] signature) throws GSSException {
    context()
        .verifyMIC(signature, 0, signature.length, text, 0, text.length, new MessageProp(false));
  }
}
