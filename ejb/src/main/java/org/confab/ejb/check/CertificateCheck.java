package org.confab.ejb.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.confab.core.Settings;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Finding;
import org.confab.core.check.Outcome;
import org.confab.core.check.Trouble;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.ejb.check.client.HostPort;

/** Looks at the certificates that are shown now, and at those of the CAs. */
final class CertificateCheck {
  /** How long before its end a certificate is warned of. */
  static final Duration WARNING = Duration.ofDays(30);

  private static final String OWN = "keys/server.p12";

  private static final int LIMIT_MILLIS = 1_500;

  private final OwnServer server;
  private final McuRegistry mediaServers;
  private final Clock clock;
  private final List<String> good = new ArrayList<>();
  private Optional<Finding> warning = Optional.empty();

  CertificateCheck(OwnServer server, McuRegistry mediaServers, Clock clock) {
    this.server = server;
    this.mediaServers = mediaServers;
    this.clock = clock;
  }

  Outcome perform() throws IOException {
    Settings settings = server.settings();
    InetAddress here = server.address();
    X509Certificate ca = server.authority();
    judge("SIP over TLS", shown("SIP over TLS", here, settings.sipsPort(), ca), OWN);
    judge("HTTPS", shown("HTTPS", here, settings.httpsPort(), ca), OWN);
    for (McuServer one : mediaServers.all()) {
      if (!one.lost()) {
        URI control = one.description().control();
        InetAddress there = InetAddress.getByName(control.getHost().replaceAll("^\\[|]$", ""));
        String name = "media server " + one.id();
        judge(
            name,
            shown(name, there, control.getPort(), server.internalAuthority()),
            "keys/media-server.p12");
      }
    }
    judge("the CA", ca, "keys/ca.p12");
    if (!ca.equals(server.internalAuthority())) {
      judge("the instance's own CA", server.internalAuthority(), "keys/ca.p12");
    }
    X509Certificate users =
        KeyFile.chain(settings.userAuthority(), settings.keyStorePasswordFile()).get(0);
    judge("the CA for users", users, "keys/users-ca.p12");
    String detail = "good until: " + String.join(", ", good);
    return warning
        .<Outcome>map(soon -> new Outcome.Warning(detail, soon))
        .orElseGet(() -> new Outcome.Fine(detail));
  }

  /** What a listener shows; a handshake that fails later has shown it all the same. */
  private X509Certificate shown(
      String what, InetAddress address, int port, X509Certificate authority) throws IOException {
    PinnedAuthority trust = new PinnedAuthority(authority);
    try (Socket plain = new Socket()) {
      connect(plain, address, port);
      plain.setSoTimeout(LIMIT_MILLIS);
      try (SSLSocket socket =
          (SSLSocket)
              trust
                  .context()
                  .getSocketFactory()
                  .createSocket(plain, address.getHostAddress(), port, true)) {
        socket.startHandshake();
      }
    } catch (SSLHandshakeException failed) {
      if (failed.getCause() instanceof java.security.cert.CertificateException) {
        throw new CheckFailed(Trouble.CERTIFICATE_FOREIGN, what, "keys/server.p12");
      }
      if (trust.shown().isEmpty()) {
        throw failed;
      }
    }
    return trust.shown().orElseThrow(() -> new IOException(what + " has shown no certificate"));
  }

  private static void connect(Socket socket, InetAddress address, int port) {
    try {
      socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
    } catch (IOException nobody) {
      CheckFailed failed =
          new CheckFailed(Trouble.NO_LISTENER, "TLS " + HostPort.of(address, port));
      failed.initCause(nobody);
      throw failed;
    }
  }

  private void judge(String what, X509Certificate certificate, String file) {
    Instant now = clock.instant();
    Instant from = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (end.isBefore(now)) {
      throw new CheckFailed(Trouble.CERTIFICATE_EXPIRED, what, day(end), file);
    }
    if (from.isAfter(now)) {
      throw new CheckFailed(Trouble.CERTIFICATE_EARLY, what, day(from), file);
    }
    if (end.isBefore(now.plus(WARNING)) && warning.isEmpty()) {
      warning = Optional.of(Trouble.CERTIFICATE_ENDS.because(what, day(end), file));
    }
    good.add(what + " " + day(end));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
