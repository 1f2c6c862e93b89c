package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipSocket;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The torture messages of RFC 4475 and RFC 5118. Each is followed by an OPTIONS of good form on the
 * same flow: messages of a flow are answered in order, so what has not come before the answer to
 * that one does not come.
 */
@ExtendWith(SharedConfab.class)
class TortureIT {
  private static final System.Logger LOG = System.getLogger(TortureIT.class.getName());
  private static final String CLOSED = "closed";
  private static final String PROBE = "torture-probe";

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp", "tls"})
  void everyMessageGetsTheVerdictOfItsRfc(String transport, ConfabServer server) {
    List<String> wrong = new ArrayList<>();
    StringBuilder table = new StringBuilder();
    for (Torture message : Torture.all()) {
      String seen =
          transport.equals("udp") ? datagram(server, message) : stream(server, message, transport);
      String row =
          "%-40s %-9s %-12s %s"
              .formatted(
                  message.name(),
                  message.section(),
                  seen,
                  String.join(" or ", message.allowed(transport)));
      table.append('\n').append(row);
      if (!message.allows(transport, seen)) {
        wrong.add(row);
      }
    }
    LOG.log(System.Logger.Level.INFO, "torture over {0}: {1}", transport, table);
    assertThat(wrong).as("verdicts over " + transport).isEmpty();
  }

  private static String stream(ConfabServer server, Torture message, String transport) {
    try (SipSocket socket = SipSocket.connect(server, transport)) {
      socket.send(message.bytes());
      socket.send("x".repeat(message.missing()));
      socket.send(probe(transport, socket.local()));
      boolean alive = socket.poll(SipSocket.PATIENCE, TortureIT::isProbe).isPresent();
      Optional<SipMessage> answer = socket.poll(Duration.ZERO, any -> !isProbe(any));
      return seen(answer, alive);
    } catch (UncheckedIOException closedWhileWeWrote) {
      LOG.log(System.Logger.Level.DEBUG, "closed", closedWhileWeWrote);
      return CLOSED;
    }
  }

  private static String datagram(ConfabServer server, Torture message) {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      socket.connect(InetAddress.getByName("127.0.0.1"), server.sipPort());
      socket.setSoTimeout((int) SipSocket.PATIENCE.toMillis());
      send(socket, message.bytes());
      send(socket, probe("udp", "127.0.0.1:" + socket.getLocalPort()));
      Optional<SipMessage> answer = Optional.empty();
      for (SipMessage next = receive(socket); !isProbe(next); next = receive(socket)) {
        answer = answer.isPresent() ? answer : Optional.of(next);
      }
      return seen(answer, true);
    } catch (IOException e) {
      throw new UncheckedIOException("after " + message.name(), e);
    }
  }

  private static void send(DatagramSocket socket, byte[] message) throws IOException {
    socket.send(new DatagramPacket(message, message.length));
  }

  private static SipMessage receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    return SipMessage.parse(
        new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
  }

  private static String seen(Optional<SipMessage> answer, boolean alive) {
    if (answer.isEmpty()) {
      return alive ? "silent" : CLOSED;
    }
    return answer.get().status() + (alive ? "" : "+" + CLOSED);
  }

  private static boolean isProbe(SipMessage answer) {
    return answer.header("Call-ID").equals(PROBE);
  }

  private static byte[] probe(String transport, String local) {
    return """
        OPTIONS sip:%s SIP/2.0
        Via: SIP/2.0/%s %s;rport;branch=z9hG4bKprobe
        Max-Forwards: 70
        From: <sip:probe@%1$s>;tag=1
        To: <sip:%1$s>
        Call-ID: %s
        CSeq: 1 OPTIONS
        Content-Length: 0

        """
        .formatted(ConfabServer.DOMAIN, transport.toUpperCase(Locale.ROOT), local, PROBE)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
