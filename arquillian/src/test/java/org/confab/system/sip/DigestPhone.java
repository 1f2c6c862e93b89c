package org.confab.system.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.confab.system.server.ConfabServer;

/**
 * A plain SIP phone without an epid, over UDP, TCP or TLS. It authenticates with Digest as RFC 7616
 * writes it, with nothing of the server's code, and lets a test misuse nonces and counts.
 */
public final class DigestPhone implements AutoCloseable {
  private final ConfabServer server;
  private final String transport;
  private final String user;
  private final String domain;
  private final String password;
  private final Line line;
  private String challenge = "";
  private String header = "Authorization";
  private int cseq;
  private int count;
  private boolean registered;

  /** What carries messages. */
  private interface Line extends AutoCloseable {
    void send(byte[] message);

    SipMessage answerTo(SipMessage sent);

    String local();

    @Override
    void close();
  }

  private DigestPhone(ConfabServer server, String transport, String user, String password) {
    this.server = server;
    this.transport = transport;
    String[] parts = user.split("@", 2);
    this.user = parts[0];
    this.domain = parts.length == 2 ? parts[1] : ConfabServer.DOMAIN;
    this.password = password;
    this.line = transport.equals("udp") ? new Datagrams() : new Stream();
  }

  /**
   * A phone of that user, with nothing sent yet. The domain may stand behind the name; the phone
   * signs in by the name alone.
   */
  public static DigestPhone of(
      ConfabServer server, String transport, String user, String password) {
    return new DigestPhone(server, transport, user, password);
  }

  /** A request of this phone; its Contact is always the same. */
  public SipRequest request(String method, String uri) {
    cseq++;
    return new SipRequest(method, uri)
        .with(
            "Via",
            "SIP/2.0/"
                + transport.toUpperCase(Locale.ROOT)
                + " "
                + line.local()
                + ";rport;branch=z9hG4bK"
                + hex(8))
        .with("From", "<sip:" + user + "@" + domain + ">;tag=" + hex(4))
        .with("To", "<" + uri + ">")
        .with("Max-Forwards", "70")
        .with("CSeq", cseq + " " + method)
        .with("Call-ID", hex(8))
        .with("Contact", "<sip:" + user + "@" + line.local() + ";transport=" + transport + ">");
  }

  /** A REGISTER without credentials. */
  public SipRequest register() {
    return request("REGISTER", "sip:" + domain).replace("To", "<sip:" + user + "@" + domain + ">");
  }

  /** Sends as it is and waits for the final answer. */
  public SipMessage ask(SipRequest request) {
    return ask(request.build());
  }

  /** Sends what nobody answers: an ACK. */
  public void send(SipMessage message) {
    line.send(message.bytes());
  }

  /** Sends these bytes again, or for the first time. */
  public SipMessage ask(SipMessage message) {
    line.send(message.bytes());
    return line.answerTo(message);
  }

  /** Takes the challenge of that algorithm; counts begin anew. */
  public void challenged(SipMessage answer, String algorithm) {
    String name = answer.status() == 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
    header = answer.status() == 401 ? "Authorization" : "Proxy-Authorization";
    challenge =
        answer.headers(name).stream()
            .filter(value -> parameter(value, "algorithm").equals(algorithm))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no challenge of " + algorithm + ":\n" + answer));
    count = 0;
  }

  /** The request with the next count of the nonce. */
  public SipMessage authorized(SipRequest request) {
    return authorized(request, ++count);
  }

  /** The request with that count of the nonce. */
  public SipMessage authorized(SipRequest request, int nc) {
    SipMessage message = request.build();
    String uri = message.startLine().split(" ", 3)[1];
    String realm = parameter(challenge, "realm");
    String nonce = parameter(challenge, "nonce");
    String written = String.format(Locale.ROOT, "%08x", nc);
    String a1 = hash(user + ":" + realm + ":" + password);
    String a2 = hash(message.method() + ":" + uri);
    String response = hash(String.join(":", a1, nonce, written, "0a4f", "auth", a2));
    return message.plus(
        header,
        "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
                .formatted(user, realm, nonce, uri, response)
            + ", algorithm=%s, cnonce=\"0a4f\", opaque=\"%s\", qop=auth, nc=%s"
                .formatted(
                    parameter(challenge, "algorithm"), parameter(challenge, "opaque"), written));
  }

  /** Registers: challenge and answer; returns the last answer. */
  public SipMessage signIn(String algorithm) {
    challenged(ask(register()), algorithm);
    SipMessage answer = ask(authorized(register()));
    registered = answer.status() == 200;
    return answer;
  }

  private String hash(String text) {
    String name = parameter(challenge, "algorithm").replace("SHA-512-256", "SHA-512/256");
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String parameter(String value, String name) {
    return SipMessage.group(value, "\\b" + name + "=\"?([^\",]*)").orElse("");
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static boolean answers(SipMessage message, SipMessage sent) {
    return message.status() >= 200
        && message.header("Call-ID").equals(sent.header("Call-ID"))
        && message.header("CSeq").equals(sent.header("CSeq"));
  }

  /** Unregisters where the end of the connection does not: over UDP. */
  @Override
  public void close() {
    if (registered && transport.equals("udp")) {
      ask(authorized(register().with("Expires", "0")));
    }
    line.close();
  }

  private final class Stream implements Line {
    private final SipSocket socket = SipSocket.connect(server, transport);

    @Override
    public void send(byte[] message) {
      socket.send(message);
    }

    @Override
    public SipMessage answerTo(SipMessage sent) {
      return socket.await("answer to " + sent.startLine(), message -> answers(message, sent));
    }

    @Override
    public String local() {
      return socket.local();
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  private final class Datagrams implements Line {
    private final DatagramSocket socket;

    Datagrams() {
      try {
        socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        socket.connect(InetAddress.getByName("127.0.0.1"), server.sipPort());
        socket.setSoTimeout((int) SipSocket.PATIENCE.toMillis());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void send(byte[] message) {
      try {
        socket.send(new DatagramPacket(message, message.length));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public SipMessage answerTo(SipMessage sent) {
      try {
        while (true) {
          DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
          socket.receive(packet);
          SipMessage message =
              SipMessage.parse(
                  new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
          if (answers(message, sent)) {
            return message;
          }
        }
      } catch (SocketTimeoutException e) {
        throw new AssertionError("no answer to " + sent.startLine(), e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String local() {
      return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
