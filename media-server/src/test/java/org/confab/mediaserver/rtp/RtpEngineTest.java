package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.RoomListener;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.RtcpPacket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine over the sockets of this machine, in real time. */
@Timeout(60)
class RtpEngineTest {
  private static final SourceState BEFORE = new SourceState(7, 70_000, 3, 5, 0);
  private static final PortRange PORTS = TestPorts.range();
  private static final long PATIENCE_SECONDS = 60;

  private final Figures figures = new Figures();
  private final List<Line> lines = new ArrayList<>();
  private RtpEngine engine;

  @BeforeEach
  void start() throws IOException {
    engine =
        new RtpEngine(InetAddress.getByName("127.0.0.1"), PORTS, EngineLimits.DEFAULT, figures);
  }

  @AfterEach
  void stop() throws IOException {
    engine.close();
    for (Line line : lines) {
      line.rtp.close();
      line.rtcp.close();
    }
  }

  /** A phone with two sockets, and its leg. */
  private final class Line {
    final Phone phone;
    final DatagramChannel rtp = socket();
    final DatagramChannel rtcp = socket();
    final AudioLeg leg;
    boolean gone;

    Line(Phone phone, AudioRoom room, boolean certain) throws IOException {
      this.phone = phone;
      leg = room.join(new LegListener() {});
      leg.begin(phone.parameters());
      InetSocketAddress at = (InetSocketAddress) rtp.getLocalAddress();
      InetSocketAddress control = (InetSocketAddress) rtcp.getLocalAddress();
      leg.reach(
          certain
              ? RemoteMedia.settled(at, control)
              : RemoteMedia.signalled(new InetSocketAddress(at.getAddress(), 9), control));
      lines.add(this);
    }

    void tick() throws IOException {
      drain(rtp);
      drain(rtcp);
      if (!gone) {
        rtp.send(phone.whistle(), leg.transport().local(MediaComponent.RTP));
      }
    }

    private void drain(DatagramChannel channel) throws IOException {
      ByteBuffer in = ByteBuffer.allocate(2_000);
      while (channel.receive(in) != null) {
        phone.hear(in.flip());
        in = ByteBuffer.allocate(2_000);
      }
    }
  }

  private static DatagramChannel socket() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.configureBlocking(false);
    return channel.bind(new InetSocketAddress("127.0.0.1", 0));
  }

  /** All whistle, every 20 ms, until something holds. */
  private void whistleUntil(BooleanSupplier holds) throws IOException {
    long began = System.nanoTime();
    long next = began;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
      next += 20_000_000;
      for (Line line : lines) {
        line.tick();
      }
      while (next - System.nanoTime() > 0) {
        java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }

  private boolean everyHearsAllOthersAlone() {
    return lines.stream()
        .allMatch(
            one ->
                lines.stream()
                    .allMatch(
                        other ->
                            one == other
                                ? one.phone.hearsNothingOf(one.phone)
                                : one.phone.hears(other.phone)));
  }

  private void four(AudioRoom room) throws IOException {
    new Line(Phone.plain(1, 400, AudioCodec.PCMU), room, true);
    new Line(Phone.secure(2, 700, AudioCodec.PCMA), room, true);
    new Line(Phone.secure(3, 1_100, AudioCodec.PCMU), room, false);
    new Line(Phone.plain(4, 1_700, AudioCodec.PCMA), room, false);
  }

  @Test
  void fourPhonesHearEachOtherUntilOneIsMutedAndOneLeaves() throws IOException {
    ConcurrentLinkedQueue<Optional<AudioLeg>> speaking = new ConcurrentLinkedQueue<>();
    AudioRoom room =
        engine.open(
            "test",
            new RoomListener() {
              @Override
              public void speaking(Optional<AudioLeg> leg) {
                speaking.add(leg);
              }
            });
    four(room);
    whistleUntil(this::everyHearsAllOthersAlone);
    assertThat(engine.load().legs()).isEqualTo(4);

    Line muted = lines.get(1);
    muted.leg.mute(true);
    whistleUntil(() -> lines.stream().allMatch(one -> one.phone.hearsNothingOf(muted.phone)));
    muted.leg.mute(false);
    whistleUntil(this::everyHearsAllOthersAlone);

    Line leaving = lines.get(2);
    leaving.leg.leave();
    leaving.leg.leave();
    leaving.gone = true;
    whistleUntil(
        () -> leaving.phone.reports.stream().anyMatch(RtcpPacket.Goodbye.class::isInstance));
    whistleUntil(() -> lines.get(0).phone.hearsNothingOf(leaving.phone));
    assertThat(engine.load().legs()).isEqualTo(3);
    assertThat(speaking).isNotEmpty();
    assertThat(figures.of(Counter.RTP_SENT)).isPositive();
    assertThat(figures.of(Counter.AUDIO_LEGS_JOINED)).isEqualTo(4);
    whistleUntil(() -> lines.get(0).leg.figures().packetsIn() > 10);
    assertThat(lines.get(0).leg.silence()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void stunGoesToItsReceiverAndOutOfTheSamePort() throws Exception {
    AudioRoom room = engine.open("test", new RoomListener() {});
    Line line = new Line(Phone.plain(1, 400, AudioCodec.PCMU), room, true);
    CompletableFuture<String> received = new CompletableFuture<>();
    line.leg
        .transport()
        .receive(
            (component, datagram, from) -> {
              byte[] bytes = new byte[datagram.remaining()];
              datagram.get(bytes);
              received.complete(
                  component + " " + new String(bytes, 1, 4, StandardCharsets.US_ASCII));
              line.leg.transport().send(component, ByteBuffer.wrap(new byte[] {1, 2, 3}), from);
            });
    CountDownLatch ordered = new CountDownLatch(1);
    line.leg.transport().execute(ordered::countDown);
    awaited(ordered);
    line.rtcp.send(
        ByteBuffer.wrap("\0stun".getBytes(StandardCharsets.US_ASCII)),
        line.leg.transport().local(MediaComponent.RTCP));
    assertThat(received.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("RTCP stun");
    line.rtcp.configureBlocking(true);
    ByteBuffer answer = ByteBuffer.allocate(10);
    assertThat(line.rtcp.receive(answer))
        .isEqualTo(line.leg.transport().local(MediaComponent.RTCP));
    assertThat(answer.flip().remaining()).isEqualTo(3);
  }

  @Test
  void portsAreBoundInPairsAndGivenBack() throws Exception {
    AudioRoom room = engine.open("test", new RoomListener() {});
    List<AudioLeg> legs = new ArrayList<>();
    for (int each = 0; each < PORTS.pairs(); each++) {
      AudioLeg leg = room.join(new LegListener() {});
      int port = leg.transport().local(MediaComponent.RTP).getPort();
      assertThat(port % 2).isZero();
      assertThat(leg.transport().local(MediaComponent.RTCP).getPort()).isEqualTo(port + 1);
      legs.add(leg);
    }
    assertThatThrownBy(() -> room.join(new LegListener() {})).isInstanceOf(EngineFull.class);
    CompletableFuture<Boolean> left = new CompletableFuture<>();
    legs.get(0).transport().execute(() -> left.complete(true));
    left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    legs.forEach(AudioLeg::leave);
    whistleUntil(() -> engine.load().legs() == 0);
    whistleUntil(() -> joins(room));
    room.close();
    assertThatThrownBy(() -> room.join(new LegListener() {})).isInstanceOf(EngineFull.class);
  }

  @Test
  void aLegMayGoOnOnTheVeryPortsThatAnotherProcessHad() {
    AudioRoom room = engine.open("test", new RoomListener() {});
    int port = PORTS.first() + 6;
    AudioLeg leg = room.join(new LegListener() {}, port, BEFORE);
    assertThat(leg.transport().local(MediaComponent.RTP).getPort()).isEqualTo(port);
    assertThat(leg.ssrc()).isEqualTo(BEFORE.ssrc());
    for (int taken : new int[] {port, port + 1, 40_000}) {
      assertThatThrownBy(() -> room.join(new LegListener() {}, taken, BEFORE))
          .isInstanceOf(EngineFull.class);
    }
  }

  @Test
  void theLegOfAConferenceThatBeginsAnewInTheSameProcessGetsTheVeryPortsOfTheOneBefore()
      throws Exception {
    AudioRoom before = engine.open("before", new RoomListener() {});
    AudioLeg leg = before.join(new LegListener() {});
    for (int taken = 1; taken < PORTS.pairs(); taken++) {
      before.join(new LegListener() {});
    }
    CountDownLatch late = new CountDownLatch(1);
    leg.transport().execute(() -> awaited(late));
    before.close();
    int port = leg.transport().local(MediaComponent.RTP).getPort();
    AudioRoom after = engine.open("after", new RoomListener() {});
    CompletableFuture<AudioLeg> again = new CompletableFuture<>();
    Thread asking =
        new Thread(
            () -> {
              try {
                again.complete(after.join(new LegListener() {}, port, BEFORE));
              } catch (EngineFull taken) {
                again.completeExceptionally(taken);
              }
            });
    asking.start();
    whistleUntil(() -> again.isDone() || asking.getState() == Thread.State.TIMED_WAITING);
    late.countDown();
    assertThat(
            again
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .transport()
                .local(MediaComponent.RTP)
                .getPort())
        .isEqualTo(port);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean joins(AudioRoom room) {
    try {
      room.join(new LegListener() {}).leave();
      return true;
    } catch (EngineFull notYet) {
      return false;
    }
  }

  @Test
  void aFloodOfAStrangerIsCountedAndTheOthersGoOn() throws IOException {
    AudioRoom room = engine.open("test", new RoomListener() {});
    four(room);
    whistleUntil(this::everyHearsAllOthersAlone);
    try (DatagramChannel flood = socket()) {
      Phone stranger = Phone.plain(66, 2_100, AudioCodec.PCMU);
      InetSocketAddress to = lines.get(0).leg.transport().local(MediaComponent.RTP);
      // Again and again: of what comes at once the socket keeps as much as it likes.
      whistleUntil(() -> flooded(flood, stranger, to) > 100);
      int[] ticks = {0};
      whistleUntil(() -> ++ticks[0] > 25 && everyHearsAllOthersAlone());
      assertThat(lines).allMatch(line -> line.phone.hearsNothingOf(stranger));
    }
  }

  private long flooded(DatagramChannel from, Phone stranger, InetSocketAddress to) {
    try {
      for (int each = 0; each < 1_000; each++) {
        from.send(stranger.whistle(), to);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return figures.of(Counter.DATAGRAMS_REFUSED);
  }

  @Test
  void placesForCostlyCodecsAreBoundedHeldAndGivenBack() throws IOException {
    engine.close();
    int places = 3;
    EngineLimits limits = EngineLimits.DEFAULT.withCostlyLegs(places);
    engine = new RtpEngine(InetAddress.getByName("127.0.0.1"), PORTS, limits, figures);
    AudioRoom room = engine.open("test", new RoomListener() {});
    List<AudioLeg> legs = new ArrayList<>();
    for (int each = 0; each < places; each++) {
      AudioLeg leg = room.join(new LegListener() {});
      assertThat(leg.affords(AudioCodec.OPUS)).isTrue();
      assertThat(leg.affords(AudioCodec.OPUS)).isTrue();
      legs.add(leg);
    }
    AudioLeg oneMore = room.join(new LegListener() {});
    assertThat(oneMore.affords(AudioCodec.OPUS)).isFalse();
    assertThat(oneMore.affords(AudioCodec.G722)).isTrue();
    legs.get(0).begin(LegParameters.of(AudioCodec.PCMA));
    assertThat(oneMore.affords(AudioCodec.OPUS)).isTrue();
    assertThat(legs.get(0).affords(AudioCodec.OPUS)).isFalse();
    legs.get(1).leave();
    assertThat(legs.get(1).affords(AudioCodec.OPUS)).isFalse();
    assertThat(legs.get(0).affords(AudioCodec.OPUS)).isTrue();
  }

  @Test
  void aRangeOfPortsIsPairs() {
    assertThat(PortRange.parse("50000-50499").pairs()).isEqualTo(250);
    for (String bad : List.of("", "50000", "50001-50100", "50000-50100", "9-7", "x-y", "0-70001")) {
      assertThatThrownBy(() -> PortRange.parse(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
