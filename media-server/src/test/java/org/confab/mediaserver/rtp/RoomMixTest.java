package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.RtcpPacket;
import org.junit.jupiter.api.Test;

class RoomMixTest {
  /** The first packet of a plain source: it is believed at the second. */
  private static final int UNPROVEN = 1;

  private final SimulatedRoom room = new SimulatedRoom();
  private final Phone alice = Phone.plain(1, 400, AudioCodec.PCMU);
  private final Phone bob = Phone.secure(2, 700, AudioCodec.PCMA);
  private final Phone carol = Phone.secure(3, 1_100, AudioCodec.PCMU);
  private final Phone dan = Phone.plain(4, 1_700, AudioCodec.PCMA);
  private final List<Phone> all = List.of(alice, bob, carol, dan);

  private void eachHearsAllOthersAndNotItself(List<Phone> phones) {
    for (Phone one : phones) {
      for (Phone other : phones) {
        if (one == other) {
          assertThat(one.hearsNothingOf(one)).as("%s itself", one.ssrc).isTrue();
        } else {
          assertThat(one.hears(other)).as("%s hears %s", one.ssrc, other.ssrc).isTrue();
        }
      }
    }
  }

  @Test
  void twoLegsHearEachOther() {
    room.add(alice);
    room.add(bob);
    room.run(Duration.ofSeconds(1));
    eachHearsAllOthersAndNotItself(List.of(alice, bob));
  }

  @Test
  void fourLegsPlainAndProtectedOfBothLawsHearAllOthersAndNotThemselves() {
    all.forEach(room::add);
    room.run(Duration.ofSeconds(1));
    eachHearsAllOthersAndNotItself(all);
  }

  @Test
  void lossAndDisorderDoNotSilenceAnybody() {
    room.loss = 0.05;
    room.disorder = 0.1;
    all.forEach(room::add);
    for (int second = 0; second < 10; second++) {
      room.run(Duration.ofSeconds(1));
      for (Phone one : all) {
        for (Phone other : all) {
          assertThat(one.loudness(other.tone) > 2_500).isEqualTo(one != other);
        }
      }
    }
    room.legs.values().forEach(LegStream::show);
    assertThat(room.legs.get(bob).counts.shown.lost()).isBetween(5L, 60L);
  }

  @Test
  void whoIsMutedIsHeardByNobodyAndHearsAll() {
    all.forEach(room::add);
    room.run(Duration.ofSeconds(1));
    room.legs.get(bob).mute(true);
    room.run(Duration.ofSeconds(1));
    for (Phone other : List.of(alice, carol, dan)) {
      assertThat(other.hearsNothingOf(bob)).isTrue();
      assertThat(bob.hears(other)).isTrue();
    }
    room.legs.get(bob).mute(false);
    room.run(Duration.ofSeconds(1));
    eachHearsAllOthersAndNotItself(all);
  }

  @Test
  void soundGoesOnlyForAWhileToWhereNothingEverCameFrom() {
    room.add(alice);
    LegStream stream = room.add(bob);
    room.hush(bob);
    stream.reach(signalled("192.0.2.1"), room.now);
    room.run(Duration.ofSeconds(29));
    assertThat(bob.packetsHeard).isPositive();
    room.run(Duration.ofSeconds(2));
    int then = bob.packetsHeard;
    room.run(Duration.ofSeconds(20));
    assertThat(bob.packetsHeard).isEqualTo(then);
    // Another address gets no more of it before somebody has shown himself.
    stream.reach(signalled("192.0.2.2"), room.now);
    room.run(Duration.ofSeconds(1));
    assertThat(bob.packetsHeard).isEqualTo(then);
    stream.reach(
        RemoteMedia.signalled(SimulatedRoom.address(bob, 0), SimulatedRoom.address(bob, 1)),
        room.now);
    room.unhush(bob);
    room.run(Duration.ofSeconds(1));
    eachHearsAllOthersAndNotItself(List.of(alice, bob));
  }

  private static RemoteMedia signalled(String host) {
    return RemoteMedia.signalled(
        new InetSocketAddress(host, 4_000), new InetSocketAddress(host, 4_001));
  }

  @Test
  void anAddressOfZerosGetsNothing() {
    room.add(alice);
    LegStream stream = room.add(bob);
    room.hush(bob);
    stream.reach(signalled("0.0.0.0"), room.now);
    room.run(Duration.ofSeconds(40));
    assertThat(bob.packetsHeard).isZero();
    assertThat(bob.reports).isEmpty();
    assertThat(room.events).contains("2 silent 30");
  }

  @Test
  void whoIsDeafenedGetsNothing() {
    all.forEach(room::add);
    room.legs.get(dan).deafen(true);
    room.run(Duration.ofSeconds(1));
    assertThat(dan.packetsHeard).isZero();
    assertThat(alice.hears(dan)).isTrue();
  }

  @Test
  void aLegOnHoldIsNeitherSentToNorHeard() {
    all.forEach(room::add);
    room.legs.get(alice).begin(alice.parameters().direction(false, false));
    room.run(Duration.ofSeconds(1));
    assertThat(alice.packetsHeard).isZero();
    assertThat(bob.hearsNothingOf(alice)).isTrue();
    room.legs.get(alice).begin(alice.parameters());
    room.run(Duration.ofSeconds(1));
    eachHearsAllOthersAndNotItself(all);
  }

  @Test
  void theOneWhoSpeaksIsToldAndNamedFirstInPackets() {
    all.forEach(room::add);
    all.forEach(room::hush);
    room.run(Duration.ofSeconds(1));
    assertThat(room.events).isEmpty();
    room.unhush(carol);
    room.run(Duration.ofSeconds(1));
    assertThat(room.events).containsExactly("speaks 3");
    assertThat(alice.sources).containsExactly(3);
    assertThat(carol.sources).isEmpty();
    room.hush(carol);
    room.run(Duration.ofSeconds(2));
    assertThat(room.events).containsExactly("speaks 3", "speaks nobody");
    assertThat(alice.sources).isEmpty();
  }

  @Test
  void aLegThatLeavesIsSilentAtOnceAndSaysGoodbye() {
    all.forEach(room::add);
    room.run(Duration.ofSeconds(1));
    LegStream leaving = room.legs.get(bob);
    room.mix.remove(leaving);
    leaving.report(true, room.now);
    room.legs.remove(bob);
    room.run(Duration.ofSeconds(1));
    assertThat(alice.hearsNothingOf(bob)).isTrue();
    assertThat(bob.reports.get(bob.reports.size() - 1))
        .isEqualTo(new RtcpPacket.Goodbye(List.of(1_002), ""));
  }

  @Test
  void reportsComeEveryFiveSecondsOrSo() {
    all.forEach(room::add);
    room.run(Duration.ofSeconds(60));
    for (Phone phone : all) {
      List<RtcpPacket.SenderReport> reports =
          phone.reports.stream()
              .filter(RtcpPacket.SenderReport.class::isInstance)
              .map(RtcpPacket.SenderReport.class::cast)
              .toList();
      assertThat(reports).hasSizeBetween(8, 24);
      RtcpPacket.SenderReport last = reports.get(reports.size() - 1);
      assertThat(last.packets()).isBetween(2_500, 3_000);
      assertThat(last.blocks()).hasSize(1);
      assertThat(last.blocks().get(0).ssrc()).isEqualTo(phone.ssrc);
      assertThat(last.blocks().get(0).lost()).isZero();
    }
  }

  @Test
  void silenceIsToldOnceAfterThirtySeconds() {
    all.forEach(room::add);
    room.run(Duration.ofSeconds(1));
    room.events.clear();
    all.forEach(room::hush);
    room.run(Duration.ofSeconds(29));
    assertThat(room.events).containsExactly("speaks nobody");
    room.run(Duration.ofSeconds(40));
    assertThat(room.events)
        .containsExactly(
            "speaks nobody", "1 silent 30", "2 silent 30", "3 silent 30", "4 silent 30");
  }

  @Test
  void aKeyIsToldOnceAndAGoodbyeToo() {
    room.add(alice);
    room.add(bob);
    room.run(Duration.ofMillis(100));
    room.events.clear();
    int start = bob.timestamp();
    for (int each = 1; each <= 5; each++) {
      room.deliver(bob, bob.key(11, start, false, 160 * each));
    }
    for (int each = 0; each < 3; each++) {
      room.deliver(bob, bob.key(11, start, true, 960));
    }
    room.deliverRtcp(bob, bob.bye());
    room.deliverRtcp(bob, bob.bye());
    assertThat(room.events).containsExactly("2 pressed # 120", "2 bye");
  }

  @Test
  void strangersAndForgersAreCountedAndHeardByNobody() {
    room.add(alice);
    room.add(bob);
    Phone mallory = Phone.plain(2, 1_700, AudioCodec.PCMA);
    Phone stranger = Phone.plain(9, 1_100, AudioCodec.PCMU);
    for (int each = 0; each < 50; each++) {
      room.deliver(bob, mallory.whistle());
      LegStream leg = room.legs.get(alice);
      leg.datagram(
          MediaComponent.RTP, stranger.whistle(), SimulatedRoom.address(stranger, 0), room.now);
      room.run(Duration.ofMillis(20));
    }
    assertThat(alice.hears(bob)).isTrue();
    assertThat(alice.hearsNothingOf(mallory)).isTrue();
    assertThat(bob.hearsNothingOf(stranger)).isTrue();
    assertThat(room.legs.get(alice).counts.refused).isEqualTo(50 + UNPROVEN);
    assertThat(room.legs.get(bob).counts.refused).isEqualTo(50);
  }

  @Test
  void aPlainPhoneBehindANatIsLearnedAtItsHostAlone() {
    LegStream leg = room.add(alice);
    room.add(bob);
    room.hush(alice);
    leg.reach(
        RemoteMedia.signalled(
            new java.net.InetSocketAddress("127.0.0.1", 7), SimulatedRoom.address(alice, 1)),
        room.now);
    for (int each = 0; each < 50; each++) {
      leg.datagram(
          MediaComponent.RTP,
          Phone.plain(1, 1_700, AudioCodec.PCMU).whistle(),
          new java.net.InetSocketAddress("127.0.0.2", 7),
          room.now);
      room.deliver(alice, alice.whistle());
      room.run(Duration.ofMillis(20));
    }
    assertThat(bob.hears(alice)).isTrue();
    assertThat(leg.counts.refused).isEqualTo(50 + UNPROVEN);
  }

  @Test
  void aNewSourceOfTheSamePhoneIsHeardAfterTwoPackets() {
    room.add(alice);
    room.add(bob);
    room.run(Duration.ofSeconds(1));
    room.hush(alice);
    Phone again = Phone.plain(77, 1_700, AudioCodec.PCMU);
    for (int each = 0; each < 50; each++) {
      room.deliver(alice, again.whistle());
      room.run(Duration.ofMillis(20));
    }
    assertThat(bob.hears(again)).isTrue();
    assertThat(room.legs.get(alice).counts.refused).isEqualTo(UNPROVEN + 1);
  }

  @Test
  void aNewKeyOfARenegotiationIsUsedFromThenOn() {
    LegStream leg = room.add(bob);
    room.add(alice);
    room.run(Duration.ofSeconds(1));
    room.hush(bob);
    Phone again = Phone.secure(55, 1_700, AudioCodec.PCMA);
    leg.begin(
        LegParameters.of(AudioCodec.PCMA)
            .protectedBy(
                again.parameters().theirs().orElseThrow(), bob.parameters().ours().orElseThrow()));
    for (int each = 0; each < 50; each++) {
      room.deliver(bob, again.whistle());
      room.mix.tick(1, room.now += 20_000_000);
    }
    assertThat(alice.hears(again)).isTrue();
  }
}
