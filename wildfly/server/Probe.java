import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks a running server as its clients would: a SIP OPTIONS over UDP, TCP and TLS, its own health
 * page and the WSDL over HTTPS.
 *
 * <p>Arguments: CA certificate (PEM), address, SIP port, SIP port of TLS, HTTPS port, domain. Prints
 * one line for each thing that does not answer; exit status 1 if there is one.
 */
final class Probe {
  private static final int LIMIT_MILLIS = 3_000;

  /** How much of an answer tells its status: {@code SIP/2.0 200}. */
  private static final int STATUS = 11;

  private final SSLContext tls;
  private final InetAddress server;
  private final String domain;
  private boolean ready = true;

  private Probe(SSLContext tls, InetAddress server, String domain) {
    this.tls = tls;
    this.server = server;
    this.domain = domain;
  }

  public static void main(String[] arguments) throws Exception {
    Probe probe =
        new Probe(trusting(Path.of(arguments[0])), InetAddress.getByName(arguments[1]), arguments[5]);
    int sip = Integer.parseInt(arguments[2]);
    int sips = Integer.parseInt(arguments[3]);
    int https = Integer.parseInt(arguments[4]);
    probe.run("health", () -> probe.page(https, "/health", "\"ready\":true"));
    probe.run("SOAP", () -> probe.page(https, "/groupexpansion/service.svc?wsdl", "definitions"));
    probe.run("SIP over TCP", () -> probe.tcp(sip));
    probe.run("SIP over TLS", () -> probe.tls(sips));
    probe.run("SIP over UDP", () -> probe.udp(sip));
    System.exit(probe.ready ? 0 : 1);
  }

  private static SSLContext trusting(Path ca) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(ca)) {
      trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** Runs one question; what it returns is what is wrong, empty if nothing is. */
  private void run(String name, Callable<String> question) {
    String wrong;
    try {
      wrong = question.call();
    } catch (Exception failed) {
      String message = failed.getMessage();
      wrong = message == null ? failed.getClass().getSimpleName() : message;
    }
    if (!wrong.isEmpty()) {
      ready = false;
      System.out.println(name + ": " + wrong);
    }
  }

  private String page(int port, String path, String expected) throws Exception {
    String host = server.getHostAddress();
    HttpClient client =
        HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofMillis(LIMIT_MILLIS)).build();
    URI uri = URI.create("https://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port + path);
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString());
    String body = answer.body();
    if (answer.statusCode() == 200 && body.contains(expected)) {
      return "";
    }
    return answer.statusCode() + (body.startsWith("{") ? " " + body : "");
  }

  private String tcp(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server, port), LIMIT_MILLIS);
      return options(socket, "TCP");
    }
  }

  private String tls(int port) throws IOException {
    try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress(server, port), LIMIT_MILLIS);
      return options(socket, "TLS");
    }
  }

  private String options(Socket socket, String transport) throws IOException {
    socket.setSoTimeout(LIMIT_MILLIS);
    socket.getOutputStream().write(request(transport, socket.getLocalPort()));
    socket.getOutputStream().flush();
    byte[] begin = socket.getInputStream().readNBytes(STATUS);
    return isWell(begin, begin.length);
  }

  private String udp(int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(LIMIT_MILLIS);
      byte[] request = request("UDP", socket.getLocalPort());
      socket.send(new DatagramPacket(request, request.length, server, port));
      DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
      socket.receive(answer);
      return isWell(answer.getData(), answer.getLength());
    }
  }

  /** Sound answers are yes, and the question who is asking; both come from the application. */
  private static String isWell(byte[] answer, int length) {
    String text = new String(answer, 0, Math.min(STATUS, length), StandardCharsets.US_ASCII);
    return text.matches("SIP/2\\.0 (2..|401)")
        ? ""
        : "answers OPTIONS with '" + text + "'";
  }

  private byte[] request(String transport, int port) {
    String id = UUID.randomUUID().toString();
    String host = server.getHostAddress();
    return String.join(
            "\r\n",
            "OPTIONS sip:" + domain + " SIP/2.0",
            "Via: SIP/2.0/" + transport + " " + host + ":" + port + ";branch=z9hG4bK" + id,
            "Max-Forwards: 70",
            "From: <sip:probe@" + domain + ">;tag=" + id.substring(0, 8) + ";epid=" + id.substring(24),
            "To: <sip:" + domain + ">",
            "Call-ID: " + id,
            "CSeq: 1 OPTIONS",
            "User-Agent: Confab probe",
            "Content-Length: 0",
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
