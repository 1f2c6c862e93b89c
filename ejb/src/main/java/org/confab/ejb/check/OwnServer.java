package org.confab.ejb.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.confab.core.Settings;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Trouble;
import org.confab.ejb.check.client.DatagramLine;
import org.confab.ejb.check.client.HostPort;
import org.confab.ejb.check.client.SipLine;
import org.confab.ejb.check.client.StreamLine;

/** The way to the listeners of this server, as clients have it. */
final class OwnServer {
  private final Settings settings;

  OwnServer(Settings settings) {
    this.settings = settings;
  }

  private X509Certificate last(Path file) {
    List<X509Certificate> chain = KeyFile.chain(file, settings.keyStorePasswordFile());
    return chain.get(chain.size() - 1);
  }

  Settings settings() {
    return settings;
  }

  /** The CA that has signed the server's certificate. */
  X509Certificate authority() {
    return last(settings.keyStore());
  }

  /** The CA that has signed what this server and its media servers show each other. */
  X509Certificate internalAuthority() {
    return last(settings.internalKeyStore());
  }

  /** Where to reach what listens on the bind address; loopback if that is every address. */
  InetAddress address() {
    try {
      InetAddress bind = InetAddress.getByName(settings.bind());
      return bind.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind;
    } catch (UnknownHostException wrong) {
      throw new IllegalStateException("the address to listen on is " + settings.bind(), wrong);
    }
  }

  /**
   * An address of this machine that media can be sent to: where the server listens everywhere, one
   * that others reach.
   */
  InetAddress mediaAddress() throws IOException {
    if (!InetAddress.getByName(settings.bind()).isAnyLocalAddress()) {
      return address();
    }
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(one -> !one.isLoopbackAddress() && !one.isLinkLocalAddress())
        .findFirst()
        .orElse(InetAddress.getLoopbackAddress());
  }

  /** {@code https://host:port}. */
  String web() {
    return "https://" + HostPort.of(address(), settings.httpsPort());
  }

  /** Trust in what the CA has signed. */
  SSLContext tls() {
    return new PinnedAuthority(authority()).context();
  }

  /**
   * A line to a SIP listener.
   *
   * @param transport {@code tls}, {@code tcp} or {@code udp}
   */
  SipLine line(String transport) throws IOException {
    boolean secure = transport.equals("tls");
    int port = secure ? settings.sipsPort() : settings.sipPort();
    InetSocketAddress there = new InetSocketAddress(address(), port);
    try {
      return transport.equals("udp")
          ? new DatagramLine(there)
          : StreamLine.connect(secure ? Optional.of(tls()) : Optional.empty(), there);
    } catch (SSLException refused) {
      throw refused;
    } catch (IOException nobody) {
      CheckFailed failed =
          new CheckFailed(Trouble.NO_LISTENER, transport + " " + HostPort.of(address(), port));
      failed.initCause(nobody);
      throw failed;
    }
  }
}
