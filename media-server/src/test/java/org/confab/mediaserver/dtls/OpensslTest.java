package org.confab.mediaserver.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.confab.protocol.sdp.CertificateFingerprint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The handshake against OpenSSL's own client and server: both have the same keys. */
class OpensslTest implements DtlsAssociation.Listener {
  private static final long PATIENCE_S = 60;
  private static final String MATERIAL = "Keying material: ";

  private final Handshakes handshakes =
      new Handshakes(DtlsIdentity.generate(new SecureRandom()), DtlsLimits.DEFAULT);
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

  @TempDir private Path folder;
  private CertificateFingerprint fingerprint;
  private Process openssl;

  @BeforeEach
  void makeCertificate() throws Exception {
    try {
      Process made =
          run(
              "req",
              "-x509",
              "-nodes",
              "-subj",
              "/CN=peer",
              "-keyout",
              "key",
              "-out",
              "cert",
              "-newkey",
              "ec",
              "-pkeyopt",
              "ec_paramgen_curve:P-256");
      assertThat(made.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
      Process der = run("x509", "-in", "cert", "-outform", "DER");
      fingerprint = CertificateFingerprint.of(der.getInputStream().readAllBytes());
    } catch (IOException notThere) {
      Assumptions.abort("not installed: openssl");
    }
  }

  private Process run(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("openssl");
    builder.command().addAll(List.of(arguments));
    openssl = builder.directory(folder.toFile()).start();
    return openssl;
  }

  @AfterEach
  void end() {
    if (openssl != null) {
      openssl.destroy();
    }
    handshakes.close();
  }

  @ParameterizedTest
  @CsvSource({
    "true, SRTP_AES128_CM_SHA1_80, AES128_CM_SHA1_80",
    "false, SRTP_AES128_CM_SHA1_80, AES128_CM_SHA1_80",
    "true, SRTP_AEAD_AES_128_GCM, AEAD_AES_128_GCM",
    "false, SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80, AEAD_AES_128_GCM"
  })
  void bothSidesHaveTheSameKeys(boolean active, String theirs, SrtpProfile profile)
      throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      InetSocketAddress peer = start(active, socket, theirs, profile);
      DtlsAssociation association =
          new DtlsAssociation(
              handshakes, active, List.of(fingerprint), out -> send(socket, peer, out), this);
      association.begin();
      receive(socket, association);
      SrtpKeys keys = (SrtpKeys) heard.take();
      byte[] material = HexFormat.of().parseHex(line(MATERIAL));
      assertThat(profile.keys(material, active)).isEqualTo(keys);
    }
  }

  private InetSocketAddress start(
      boolean active, DatagramSocket socket, String profiles, SrtpProfile profile)
      throws IOException {
    InetAddress host = socket.getLocalAddress();
    int port;
    try (DatagramSocket free = new DatagramSocket(0, host)) {
      port = free.getLocalPort();
    }
    String[] way =
        active
            ? new String[] {"s_server", "-accept", "127.0.0.1:" + port, "-Verify", "1"}
            : new String[] {
              "s_client",
              "-connect",
              "127.0.0.1:" + socket.getLocalPort(),
              "-bind",
              "127.0.0.1:" + port
            };
    String[] same = {
      "-dtls1_2",
      "-cert",
      "cert",
      "-key",
      "key",
      "-use_srtp",
      profiles,
      "-keymatexport",
      "EXTRACTOR-dtls_srtp",
      "-keymatexportlen",
      Integer.toString(profile.keyingBytes())
    };
    String[] all = Arrays.copyOf(way, way.length + same.length);
    System.arraycopy(same, 0, all, way.length, same.length);
    run(all);
    if (active) {
      line("ACCEPT");
    }
    return new InetSocketAddress(host, port);
  }

  private static void send(DatagramSocket socket, InetSocketAddress to, byte[] packet) {
    try {
      socket.send(new DatagramPacket(packet, packet.length, to));
    } catch (IOException lost) {
      throw new AssertionError(lost);
    }
  }

  private void receive(DatagramSocket socket, DtlsAssociation association) throws IOException {
    socket.setSoTimeout(100);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (heard.isEmpty() && System.nanoTime() - end < 0) {
      DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
      try {
        socket.receive(packet);
        association.received(
            (InetSocketAddress) packet.getSocketAddress(),
            Arrays.copyOf(packet.getData(), packet.getLength()));
      } catch (SocketTimeoutException again) {
        assertThat(openssl.isAlive()).isTrue();
      }
    }
    assertThat(heard).as("how it ended").isNotEmpty();
  }

  /** What stands behind this in the first line of OpenSSL's that has it. */
  private String line(String beginning) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(openssl.getInputStream(), StandardCharsets.US_ASCII));
    StringBuilder before = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.strip().startsWith(beginning)) {
        return line.strip().substring(beginning.length());
      }
      before.append(line).append('\n');
    }
    throw new AssertionError("OpenSSL never said " + beginning + " but " + before);
  }

  @Override
  public void agreed(SrtpKeys keys) {
    heard.add(keys);
  }

  @Override
  public void failed(DtlsFailure why) {
    heard.add(why);
  }
}
