package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.confab.mediaserver.CPeer;
import org.confab.mediaserver.CProgram;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.rtp.RtpEngine;
import org.confab.mediaserver.rtp.TestPorts;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.Provision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GStreamer's WebRTC peers in a conference: ICE, handshake, SRTP, sound both ways. */
class WebRtcPeerTest {
  private static final long PATIENCE_S = 60;
  private static final String SPEAKS_PCMU =
      "audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay"
          + " ! application/x-rtp,media=audio,encoding-name=PCMU,payload=0";
  private static final String HEARS_PCMU =
      "rtppcmudepay ! mulawdec ! audioconvert ! spectrum bands=40 ! fakesink";

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final Figures figures = new Figures();
  private final List<CPeer> peers = new ArrayList<>();
  private RtpEngine engine;
  private TestAvMcu mcu;
  private AvConference conference;

  @BeforeEach
  void open() throws IOException {
    CProgram.needsPlugin("webrtc", "gstreamer1.0-plugins-bad");
    begin(0, List.of());
  }

  private void begin(long generation, List<LegOrder> legs) throws IOException {
    engine =
        new RtpEngine(
            InetAddress.getLoopbackAddress(), TestPorts.range(), EngineLimits.DEFAULT, figures);
    mcu = new TestAvMcu(engine, timer);
    conference =
        (AvConference)
            mcu.mcus.provision(
                new Provision(TestAvMcu.settings(generation, MediaFilters.OPEN), legs));
  }

  @AfterEach
  void close() {
    peers.forEach(CPeer::close);
    engine.close();
    timer.shutdownNow();
  }

  private CPeer join(String name, int frequency, UnaryOperator<String> onTheWay)
      throws IOException {
    return join(name, frequency, onTheWay, same -> same);
  }

  private CPeer join(
      String name, int frequency, UnaryOperator<String> onTheWay, UnaryOperator<String> back)
      throws IOException {
    CPeer peer =
        CPeer.start(
            CProgram.built(
                "webrtcpeer", "gstreamer-1.0", "-l:libgstwebrtc-1.0.so.0", "-l:libgstsdp-1.0.so.0"),
            Integer.toString(frequency),
            SPEAKS_PCMU,
            HEARS_PCMU);
    peers.add(peer);
    String offer = peer.await("an offer", line -> line.startsWith("offer ")).split(" ")[1];
    String sdp =
        onTheWay.apply(new String(Base64.getDecoder().decode(offer), StandardCharsets.UTF_8));
    mcu.join(conference, name, Optional.of(Body.sdp(sdp.getBytes(StandardCharsets.UTF_8))));
    Body answer = mcu.answers.get(mcu.answers.size() - 1);
    byte[] changed = back.apply(TestAvMcu.text(answer)).getBytes(StandardCharsets.UTF_8);
    peer.order("answer " + Base64.getEncoder().encodeToString(changed));
    peer.await("answer taken");
    return peer;
  }

  /** The spectrum has bands of 100 Hz. */
  private static boolean loud(String line, int frequency) {
    String[] words = line.split(" ");
    return words[0].equals("level")
        && Integer.parseInt(words[1]) == frequency
        && Integer.parseInt(words[2]) > -40;
  }

  private static void hears(CPeer peer, int frequency) {
    peer.forget();
    peer.await(frequency + " Hz", line -> loud(line, frequency));
  }

  @Test
  void twoOfThemHearEachOther() throws IOException {
    CPeer alice = join("alice", 550, same -> same);
    CPeer bob = join("bob", 1250, same -> same);
    hears(alice, 1200);
    hears(bob, 500);
    assertThat(conference.whole().members()).hasSize(2);
  }

  @Test
  void whoeverWaitsForTheHandshakeGetsItToo() throws IOException {
    CPeer alice = join("alice", 550, same -> same);
    CPeer bob = join("bob", 1250, sdp -> sdp.replace("a=setup:actpass", "a=setup:passive"));
    hears(alice, 1200);
    hears(bob, 500);
  }

  @Test
  void whoeverIsLetOutByConnectionsAloneComesByOne() throws IOException {
    CPeer alice = join("alice", 550, same -> same);
    CPeer bob =
        join("bob", 1250, WebRtcPeerTest::connectionsAlone, WebRtcPeerTest::connectionsAlone);
    hears(alice, 1200);
    hears(bob, 500);
  }

  private static String connectionsAlone(String sdp) {
    return sdp.lines()
        .filter(line -> !(line.startsWith("a=candidate") && line.contains(" UDP ")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  @Test
  void anotherProcessGoesOnWithTheKeysOfTheFirst() throws IOException {
    CPeer alice = join("alice", 550, same -> same);
    CPeer bob = join("bob", 1250, same -> same);
    hears(alice, 1200);
    hears(bob, 500);
    McuState state = conference.news().orElseThrow();
    List<LegOrder> legs = List.of(told(state, "alice"), told(state, "bob"));
    engine.close();
    begin(1, legs);
    hears(alice, 1200);
    hears(bob, 500);
    assertThat(mcu.dialogs.get("alice").offers).isEmpty();
  }

  private static LegOrder told(McuState state, String name) {
    McuLeg leg =
        state.members().stream()
            .filter(member -> member.user().equals(TestAvMcu.user(name)))
            .findFirst()
            .orElseThrow()
            .legs()
            .get(0);
    return TestAvMcu.order(name, leg);
  }

  @Test
  void whoeverShowsAnotherCertificateIsPutOut() throws Exception {
    CountDownLatch out = new CountDownLatch(1);
    mcu.changed =
        () -> {
          if (mcu.dialogs.get("mallory").ended) {
            out.countDown();
          }
        };
    join("mallory", 550, sdp -> sdp.replaceFirst("(a=fingerprint:sha-256 )..", "$100"));
    assertThat(out.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (engine.load().legs() > 0) {
      assertThat(System.nanoTime()).as("no leg is left").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
