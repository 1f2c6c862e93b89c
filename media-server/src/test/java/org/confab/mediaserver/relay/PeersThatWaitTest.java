package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.location.Subnet;
import org.confab.protocol.stun.StunError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A peer has connected to a relayed address, and the loop, which does not run here, has not come to
 * it yet when the client turns to that peer.
 */
class PeersThatWaitTest implements PeerSocket.Receiver {
  private static final int PATIENCE = 10_000;
  private static final byte[] TEXT = "hello".getBytes(StandardCharsets.US_ASCII);

  private final InetAddress here = RelayBench.address("127.0.0.1");
  private final Surroundings around =
      new Surroundings(
          RelayLimits.DEFAULT,
          new PeerRules(
              new RelaySettings(
                  here, here, 1, 1, 61_000, 61_199, 61_000, List.of(Subnet.parse("127.0.0.0/8"))),
              Set.of()),
          new Figures(),
          System::currentTimeMillis,
          System::nanoTime);
  private final RelayUsers.User user =
      new RelayUsers(RelayLimits.DEFAULT, System.nanoTime()).take("client", 0).user();
  private final ByteBuffer buffer = ByteBuffer.allocate(8_192);
  private final List<InetSocketAddress> attempts = new ArrayList<>();
  private RelayLoop loop;
  private PeerSocket relayed;
  private Socket peer;

  @BeforeEach
  void begin() throws IOException {
    loop = new RelayLoop("never-started", () -> {});
  }

  @AfterEach
  void end() throws IOException {
    peer.close();
    relayed.close();
    // It ends with its first round.
    loop.start();
    loop.close();
  }

  private InetSocketAddress comes(PeerSocket.Opener opener) throws IOException {
    relayed = opener.open(RunningRelay.free(), this);
    peer = new Socket(here, relayed.port());
    peer.setSoTimeout(PATIENCE);
    return (InetSocketAddress) peer.getLocalSocketAddress();
  }

  @Test
  void whatIsSentToItGoesOverTheConnectionThatItHasMade() throws IOException {
    InetSocketAddress from =
        comes(MsPeerStreams.at(here, around, loop, new Backlog(1_000_000), buffer));
    relayed.send(from, ByteBuffer.wrap(TEXT));
    assertThat(peer.getInputStream().readNBytes(TEXT.length)).isEqualTo(TEXT);
  }

  @Test
  void aClientThatWantsToConnectToItIsToldOfTheConnectionThatItHasMade() throws IOException {
    InetSocketAddress from =
        comes(PeerConnections.at(here, around, loop, new Bindings(new SecureRandom()), buffer));
    assertThatExceptionOfType(TurnRefused.class)
        .isThrownBy(() -> relayed.connect(from, NOBODY))
        .satisfies(refused -> assertThat(refused.error()).isEqualTo(StunError.CONNECTION_EXISTS));
    assertThat(attempts).containsExactly(from);
  }

  private static final PeerSocket.Connected NOBODY =
      new PeerSocket.Connected() {
        @Override
        public void connected(int id) {
          throw new AssertionError("there is one already");
        }

        @Override
        public void failed() {
          throw new AssertionError("there is one already");
        }
      };

  @Override
  public void received(InetSocketAddress from, ByteBuffer data) {
    throw new AssertionError("nothing was sent");
  }

  @Override
  public boolean permits(InetAddress host) {
    return true;
  }

  @Override
  public void attempted(InetSocketAddress from, int id) {
    attempts.add(from);
  }

  @Override
  public RelayUsers.User user() {
    return user;
  }

  @Override
  public Credentials credentials() {
    throw new AssertionError("nobody asks for them");
  }
}
