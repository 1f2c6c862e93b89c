package org.confab.ejb.tlsdsk;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.ejb.certificates.MadeOfFile;

/**
 * The server's identity as its key store has it now: a certificate that is renewed or imported is
 * shown in the next handshake. One that TLS-DSK cannot use, or cannot be read, changes nothing:
 * then the last good one is shown on.
 */
final class RenewedIdentity implements Supplier<ServerIdentity> {
  private static final Logger LOG = System.getLogger(RenewedIdentity.class.getName());

  private final MadeOfFile<ServerIdentity> file;
  private volatile ServerIdentity good;

  private RenewedIdentity(Path keyStore, Path passwordFile, ServerIdentity first) {
    this.good = first;
    this.file = new MadeOfFile<>(keyStore, () -> read(keyStore, passwordFile));
  }

  /** That of a PKCS#12 file; empty if its key is no RSA key now. */
  static Optional<RenewedIdentity> ofFile(Path keyStore, Path passwordFile) {
    return ServerIdentity.ofFile(keyStore, passwordFile)
        .map(first -> new RenewedIdentity(keyStore, passwordFile, first));
  }

  @Override
  public ServerIdentity get() {
    try {
      good = file.get();
    } catch (UncheckedIOException | IllegalStateException unreadable) {
      LOG.log(Level.WARNING, "TLS-DSK goes on with the certificate from before", unreadable);
    }
    return good;
  }

  private ServerIdentity read(Path keyStore, Path passwordFile) {
    Optional<ServerIdentity> found = ServerIdentity.ofFile(keyStore, passwordFile);
    if (found.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "the new server certificate has no RSA key: TLS-DSK goes on with the one from before"
              + " until the server is started anew, and is not offered then");
    }
    return found.orElse(good);
  }
}
