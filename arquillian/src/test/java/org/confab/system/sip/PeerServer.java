package org.confab.system.sip;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Shell;

/** A server next to the one under test, with a certificate of the same authority. */
public final class PeerServer implements AutoCloseable {
  /** Certificates are dear to make; those of a name serve all tests. */
  private static final Map<String, SSLContext> IDENTITIES = new ConcurrentHashMap<>();

  private final ConfabServer server;
  private final String name;
  private final SSLContext identity;
  private final SSLServerSocket listening;
  private final Thread accepting;
  private final CompletableFuture<SipSocket> accepted = new CompletableFuture<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  private PeerServer(ConfabServer server, String name) throws IOException {
    this.server = server;
    this.name = name;
    this.identity =
        IDENTITIES.computeIfAbsent(server.home() + " " + name, none -> identity(server, name));
    this.listening =
        (SSLServerSocket)
            identity
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    this.accepting = new Thread(this::accept, "peer " + name);
    accepting.setDaemon(true);
    accepting.start();
  }

  /** One whose certificate is called so. */
  public static PeerServer start(ConfabServer server, String name) {
    try {
      return new PeerServer(server, name);
    } catch (IOException failed) {
      throw new UncheckedIOException("no peer " + name, failed);
    }
  }

  /** Its row in {@code routing.peers}; {@code more} begins with a comma. */
  public String row(String more) {
    return name + "=127.0.0.1:" + listening.getLocalPort() + more;
  }

  /** Its port. */
  public int port() {
    return listening.getLocalPort();
  }

  /** The connection that the server under test opens. */
  public SipSocket accepted() {
    return accepted.orTimeout(SipSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Connects to the server under test, showing the certificate. */
  public SipSocket call() {
    try {
      Socket socket = identity.getSocketFactory().createSocket("127.0.0.1", server.sipsPort());
      SipSocket made = new SipSocket(socket, "tls");
      open.add(made);
      return made;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept() {
    try {
      SipSocket made = new SipSocket(listening.accept(), "tls");
      open.add(made);
      accepted.complete(made);
    } catch (IOException closed) {
      accepted.completeExceptionally(closed);
    }
  }

  private static SSLContext identity(ConfabServer server, String name) {
    try {
      return certified(server.home().resolve("keys"), Files.createTempDirectory("peer"), name);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static SSLContext certified(Path keys, Path folder, String name)
      throws IOException, GeneralSecurityException {
    Path password = keys.resolve("server.password");
    Path store = folder.resolve("peer.p12");
    Path request = folder.resolve("peer.csr");
    Path certificate = folder.resolve("peer.pem");
    List<String> own =
        List.of("-keystore", store.toString(), "-storepass:file", password.toString());
    keytool(own, "-genkeypair", "-alias", "peer", "-keyalg", "EC", "-dname", "CN=" + name);
    keytool(own, "-certreq", "-alias", "peer", "-file", request.toString());
    keytool(
        List.of(
            "-keystore", keys.resolve("ca.p12").toString(), "-storepass:file", password.toString()),
        "-gencert",
        "-rfc",
        "-alias",
        "ca",
        "-ext",
        "san=dns:" + name,
        "-infile",
        request.toString(),
        "-outfile",
        certificate.toString());
    keytool(
        own,
        "-importcert",
        "-noprompt",
        "-alias",
        "ca",
        "-file",
        keys.resolve("ca.pem").toString());
    keytool(own, "-importcert", "-noprompt", "-alias", "peer", "-file", certificate.toString());
    return context(store, Files.readAllLines(password).get(0).toCharArray());
  }

  private static void keytool(List<String> store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(store);
    Shell.Result result = Shell.run(command, Path.of("."), Map.of(), Duration.ofMinutes(1));
    if (result.code() != 0) {
      throw new IllegalStateException(command + ": " + result.output());
    }
  }

  private static SSLContext context(Path store, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, password);
    TrustManagerFactory others =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }

  /**
   * Afterwards nobody gets a connection to it: as long as somebody accepts, the system gives one.
   */
  @Override
  public void close() throws Exception {
    listening.close();
    accepting.join();
    for (AutoCloseable one : open) {
      one.close();
    }
  }
}
