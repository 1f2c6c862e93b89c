package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.srtp.CryptoScratch;
import org.confab.protocol.srtp.SrtpKey;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpSuite;
import org.junit.jupiter.api.Test;

/** What a leg takes of whom: its own packets alone, and no more of them than it may send. */
class RoomGuardTest {
  /** The first packet of a plain source: it is believed at the second. */
  private static final int UNPROVEN = 1;

  private final SimulatedRoom room = new SimulatedRoom();
  private final Phone alice = Phone.plain(1, 400, AudioCodec.PCMU);
  private final Phone bob = Phone.secure(2, 700, AudioCodec.PCMA);

  @Test
  void whatALegSendsInATickIsBounded() {
    LegStream leg = room.add(alice);
    for (int each = 0; each < 1_000; each++) {
      room.deliver(alice, alice.whistle());
    }
    assertThat(leg.counts.packetsIn).isEqualTo(100 - UNPROVEN);
    room.run(Duration.ofMillis(100));
    assertThat(leg.counts.packetsIn).isGreaterThan(100);
  }

  @Test
  void aKeyThatComesBackAfterATimeWithoutProtectionGoesOnWhereItWas() {
    LegStream leg = room.add(bob);
    room.add(alice);
    room.run(Duration.ofSeconds(10));
    ByteBuffer report = bob.bye();
    ByteBuffer again = ByteBuffer.wrap(report.array().clone(), 0, report.limit());
    room.deliverRtcp(bob, report);
    long refused = leg.counts.refused;
    leg.begin(LegParameters.of(AudioCodec.PCMA));
    leg.begin(bob.parameters());
    int reports = bob.reports.size();
    // The phone would refuse a number that was there before.
    leg.report(false, room.now);
    assertThat(bob.reports).hasSizeGreaterThan(reports);
    room.deliverRtcp(bob, again);
    assertThat(leg.counts.refused).isEqualTo(refused + 1);
    room.run(Duration.ofSeconds(1));
    assertThat(alice.hears(bob)).isTrue();
    assertThat(bob.hears(alice)).isTrue();
  }

  @Test
  void aLegDoesNotForgetAKeyOfItsOwnThatMightComeBack() {
    LegKeys keys = new LegKeys(new CryptoScratch(), Optional.empty());
    for (int each = 0; each < LegKeys.MOST + LegKeys.MOST_PAST; each++) {
      SrtpKeying keying = numbered(each);
      assertThat(keys.receiver(keying, false)).isSameAs(keys.receiver(keying, false));
      assertThat(keys.sender(keying, false)).isSameAs(keys.sender(keying, false));
    }
    assertThatThrownBy(() -> keys.sender(numbered(LegKeys.MOST + LegKeys.MOST_PAST), false))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aKeyFromBeforeManyHandshakesGoesOnWhereItWas() {
    LegKeys keys = new LegKeys(new CryptoScratch(), Optional.empty());
    ByteBuffer report = ByteBuffer.allocate(200).put(new byte[] {(byte) 0x80, (byte) 200, 0, 1});
    keys.sender(numbered(0), false).protectRtcp(report.putInt(1).flip());
    long reports = keys.sender(numbered(0), false).reports();
    assertThat(reports).isPositive();
    for (int each = 1; each < 3 * LegKeys.MOST; each++) {
      assertThat(keys.sender(numbered(each), false).reports()).isZero();
    }
    SrtpKeying shorter = new SrtpKeying(SrtpSuite.AES_CM_128_HMAC_SHA1_32, numbered(0).key());
    assertThat(keys.sender(shorter, false).reports()).isEqualTo(reports);
    assertThat(keys.sender(shorter, false)).isSameAs(keys.sender(numbered(0), false));
  }

  private static SrtpKeying numbered(int number) {
    byte[] key = new byte[SrtpKey.KEY_BYTES + SrtpKey.SALT_BYTES];
    ByteBuffer.wrap(key).putInt(number);
    return new SrtpKeying(SrtpSuite.AES_CM_128_HMAC_SHA1_80, SrtpKey.of(key));
  }

  @Test
  void aFaultAtOneLegDoesNotSilenceTheOthers() {
    Phone carol = Phone.secure(3, 1_100, AudioCodec.PCMU);
    room.add(carol);
    room.add(alice);
    room.add(bob);
    room.broken.add(carol);
    room.run(Duration.ofSeconds(40));
    assertThat(bob.hears(alice)).isTrue();
    assertThat(alice.hears(bob)).isTrue();
    assertThat(bob.reports).isNotEmpty();
    assertThat(room.figures.of(Counter.MEDIA_MISHAPS)).isGreaterThan(1_000);
    room.broken.clear();
    room.run(Duration.ofSeconds(1));
    assertThat(carol.hears(alice)).isTrue();
  }

  /** Floods both ports of a leg before its own packet of each tick has its turn. */
  private void runFlooded(LegStream leg) {
    byte[] junk = Phone.plain(66, 1_700, AudioCodec.PCMU).whistle().array();
    for (int tick = 0; tick < 50; tick++) {
      for (int each = 0; each < 200; each++) {
        for (MediaComponent component : MediaComponent.values()) {
          leg.datagram(
              component,
              ByteBuffer.wrap(junk.clone(), 0, 172),
              new InetSocketAddress("127.0.0.66", 7),
              room.now);
        }
      }
      room.run(Duration.ofMillis(20));
    }
  }

  @Test
  void aFloodOfStrangersDoesNotUseUpWhatALegMaySend() {
    room.add(bob);
    runFlooded(room.add(alice));
    assertThat(bob.hears(alice)).isTrue();
    assertThat(room.legs.get(alice).counts.packetsIn).isEqualTo(50 - UNPROVEN);
  }

  @Test
  void aFloodOfWhoMayStillProveToBeTheLegDoesNotUseUpWhatTheSignalledAddressMaySend() {
    room.add(alice);
    LegStream leg = room.add(bob);
    leg.reach(
        RemoteMedia.signalled(SimulatedRoom.address(bob, 0), SimulatedRoom.address(bob, 1)),
        room.now);
    runFlooded(leg);
    assertThat(alice.hears(bob)).isTrue();
    assertThat(leg.counts.packetsIn).isEqualTo(50);
  }

  @Test
  void garbageOfAnyKindIsRefused() {
    LegStream leg = room.add(alice);
    for (int length = 0; length < 60; length++) {
      byte[] bytes = new byte[length];
      for (int each = 0; each < 200; each++) {
        if (each % 40 == 0) {
          room.run(Duration.ofMillis(20));
        }
        room.random.nextBytes(bytes);
        leg.datagram(
            MediaComponent.RTP,
            ByteBuffer.wrap(bytes.clone()),
            SimulatedRoom.address(alice, 0),
            room.now);
        leg.datagram(
            MediaComponent.RTCP,
            ByteBuffer.wrap(bytes.clone()),
            SimulatedRoom.address(alice, 1),
            room.now);
      }
    }
    room.run(Duration.ofSeconds(1));
    assertThat(leg.counts.packetsIn).isPositive();
  }
}
