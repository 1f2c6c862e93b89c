package org.confab.mediaserver.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.confab.mediaserver.CPeer;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent against libnice over real sockets, in both dialects and both roles. */
class LibniceTest implements IceListener {
  private final SecureRandom random = new SecureRandom();
  private final IceCredentials ours = IceCredentials.generate(random);
  private final Figures figures = new Figures();
  private final Map<Integer, InetSocketAddress> selected = new TreeMap<>();
  private final List<IceFailure> failures = new ArrayList<>();
  private boolean connected;

  @ParameterizedTest
  @CsvSource({
    "rfc5245, controlling, RFC",
    "rfc5245, controlled, RFC",
    "oc2007r2, controlling, MICROSOFT",
    "oc2007r2, controlled, MICROSOFT"
  })
  void bothComponentsAreConnectedAndCarryMediaBothWays(
      String compatibility, String role, IceDialect dialect) throws IOException {
    try (CPeer peer = NicePeer.start(compatibility, role);
        SocketLoop loop = new SocketLoop()) {
      IceAgent agent = agent(loop, role.equals("controlled"), IceLimits.DEFAULT);
      connect(agent, peer, loop, dialect);
      carryMedia(agent, peer, loop, "first");
      assertThat(agent.dialect()).isEqualTo(dialect);
      assertThat(failures).isEmpty();
      assertThat(figures.of(Counter.ICE_REFUSED)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"rfc5245, controlling, true", "oc2007r2, controlled, false"})
  void aConflictOfRolesIsSettled(String compatibility, String role, boolean controlling)
      throws IOException {
    try (CPeer peer = NicePeer.start(compatibility, role);
        SocketLoop loop = new SocketLoop()) {
      IceAgent agent = agent(loop, controlling, IceLimits.DEFAULT);
      connect(agent, peer, loop, IceDialect.RFC);
      carryMedia(agent, peer, loop, "settled");
    }
  }

  @ParameterizedTest
  @CsvSource({"rfc5245, RFC", "oc2007r2, MICROSOFT"})
  void anotherProcessGoesOnWithoutThePeerNoticing(String compatibility, IceDialect dialect)
      throws IOException {
    IceLimits impatient =
        new IceLimits(
            IceLimits.DEFAULT.pace(),
            IceLimits.DEFAULT.retransmission(),
            IceLimits.DEFAULT.transmissions(),
            IceLimits.DEFAULT.overall(),
            IceLimits.DEFAULT.settling(),
            IceLimits.DEFAULT.pairs(),
            IceLimits.DEFAULT.early(),
            IceLimits.DEFAULT.requestsPerSecond(),
            Duration.ofMillis(100),
            Duration.ofSeconds(3));
    try (CPeer peer = NicePeer.start(compatibility, "controlling");
        SocketLoop loop = new SocketLoop()) {
      IceAgent first = agent(loop, false, IceLimits.DEFAULT);
      connect(first, peer, loop, dialect);
      first.close();
      IceAgent second = agent(loop, false, impatient);
      List<String> described = peer.await("described");
      second.remote(credentials(described), candidates(described), dialect);
      second.resume(Map.copyOf(selected));
      long end = System.nanoTime() + Duration.ofMillis(3500).toNanos();
      loop.until(second, () -> System.nanoTime() - end >= 0, "time goes by");
      carryMedia(second, peer, loop, "on");
      assertThat(failures).isEmpty();
    }
  }

  private IceAgent agent(SocketLoop loop, boolean controlling, IceLimits limits) {
    return new IceAgent(
        new IceSession(ours, candidates(loop), controlling),
        new IceSurroundings(loop::send, this, limits, random, System::nanoTime, figures));
  }

  private static List<IceCandidate> candidates(SocketLoop loop) {
    return List.of(
        IceCandidate.host("1", 1, 0xffff, loop.local(1)),
        IceCandidate.host("1", 2, 0xffff, loop.local(2)));
  }

  private void connect(IceAgent agent, CPeer peer, SocketLoop loop, IceDialect dialect) {
    List<String> described = peer.await("described");
    agent.remote(credentials(described), candidates(described), dialect);
    describe(peer, ours, candidates(loop));
    loop.until(agent, () -> connected, "connected");
    loop.until(agent, () -> said(peer, "state 1 ready"), "libnice is ready for RTP");
    loop.until(agent, () -> said(peer, "state 2 ready"), "libnice is ready for RTCP");
  }

  private void carryMedia(IceAgent agent, CPeer peer, SocketLoop loop, String word) {
    for (int component = 1; component <= 2; component++) {
      String text = word + "-to-" + component;
      loop.send(component, selected.get(component), text.getBytes(StandardCharsets.US_ASCII));
      peer.await("got " + component + " " + text);
      peer.order("send " + component + " " + word + "-from-" + component);
      String back = component + " " + word + "-from-" + component;
      loop.until(agent, () -> loop.media.contains(back), back);
    }
  }

  private static boolean said(CPeer peer, String line) {
    return peer.heard().contains(line);
  }

  private static IceCredentials credentials(List<String> lines) {
    String[] words = line(lines, "credentials").get(0).split(" ");
    return new IceCredentials(words[1], words[2]);
  }

  private static List<IceCandidate> candidates(List<String> lines) {
    return line(lines, "candidate").stream()
        .map(line -> line.split(" "))
        .map(
            words ->
                new IceCandidate(
                    words[1],
                    Integer.parseInt(words[2]),
                    IceCandidate.Transport.UDP,
                    Long.parseLong(words[3]),
                    new InetSocketAddress(words[4], Integer.parseInt(words[5])),
                    IceCandidate.Type.HOST))
        .toList();
  }

  private static List<String> line(List<String> lines, String word) {
    return lines.stream().filter(line -> line.startsWith(word + " ")).toList();
  }

  private static void describe(CPeer peer, IceCredentials ours, List<IceCandidate> candidates) {
    peer.order("credentials " + ours.ufrag() + " " + ours.password());
    for (IceCandidate candidate : candidates) {
      peer.order(
          "candidate %s %d %d %s %d"
              .formatted(
                  candidate.foundation(),
                  candidate.component(),
                  candidate.priority(),
                  candidate.address().getAddress().getHostAddress(),
                  candidate.address().getPort()));
    }
    peer.order("described");
  }

  @Override
  public void selected(int component, InetSocketAddress remote) {
    selected.put(component, remote);
  }

  @Override
  public void connected() {
    connected = true;
  }

  @Override
  public void failed(IceFailure why) {
    failures.add(why);
  }
}
