package org.confab.ejb.directorysync;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import org.confab.core.NamedSecrets;
import org.confab.core.directorysync.DirectorySettings;
import org.confab.core.directorysync.DirectoryUnavailable;
import org.confab.ejb.http.PemTrust;
import org.confab.ejb.settings.Passwords;

/**
 * Connects to a directory and says who this server is. Certificates are checked, and that they are
 * for the host that was asked for. CA file and password are read every time: they may change.
 */
final class LdapConnector {
  /** How long a connection may take to come about. */
  static final Duration CONNECT = Duration.ofSeconds(5);

  /** How long one answer may take. */
  static final Duration ANSWER = Duration.ofSeconds(30);

  /** Largest message of the directory, in bytes. */
  static final int MAX_MESSAGE = 20 * 1024 * 1024;

  private final DirectorySettings settings;
  private final NamedSecrets secrets;

  LdapConnector(DirectorySettings settings, NamedSecrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  /**
   * Connects to the first server that answers.
   *
   * @throws DirectoryUnavailable if none does, with what the last one said
   */
  LDAPConnection connect() {
    Optional<DirectoryUnavailable> last = Optional.empty();
    for (URI server : settings.servers()) {
      try {
        return connect(server);
      } catch (LDAPException | IOException | GeneralSecurityException failed) {
        last = Optional.of(new DirectoryUnavailable(server + ": " + Sentences.of(failed), failed));
      }
    }
    throw last.orElseThrow();
  }

  private LDAPConnection connect(URI server)
      throws LDAPException, IOException, GeneralSecurityException {
    boolean tls = server.getScheme().equals("ldaps");
    int port = server.getPort() > 0 ? server.getPort() : tls ? 636 : 389;
    String host = server.getHost().replaceAll("^\\[|]$", "");
    SocketFactory sockets = tls ? tls() : SocketFactory.getDefault();
    LDAPConnection connection = new LDAPConnection(sockets, options(), host, port);
    boolean done = false;
    try {
      if (!tls && settings.startTls()) {
        require(connection.processExtendedOperation(new StartTLSExtendedRequest(tls())));
      }
      if (settings.bindName().isPresent()) {
        connection.bind(new SimpleBindRequest(settings.bindName().get(), password()));
      }
      done = true;
      return connection;
    } finally {
      if (!done) {
        connection.close();
      }
    }
  }

  private static void require(com.unboundid.ldap.sdk.ExtendedResult result) throws LDAPException {
    if (result.getResultCode() != ResultCode.SUCCESS) {
      throw new LDAPException(result);
    }
  }

  private static LDAPConnectionOptions options() {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(Math.toIntExact(CONNECT.toMillis()));
    options.setResponseTimeoutMillis(ANSWER.toMillis());
    options.setMaxMessageSize(MAX_MESSAGE);
    options.setFollowReferrals(false);
    options.setUseSynchronousMode(true);
    return options;
  }

  private String password() throws IOException {
    return Passwords.read(settings.password().orElseThrow(), secrets);
  }

  private CheckedSockets tls() throws GeneralSecurityException, IOException {
    return new CheckedSockets(PemTrust.trusting(settings.authority()));
  }
}
