package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.confab.mediaserver.audio.AudioCodec;
import org.junit.jupiter.api.Test;

/** Legs of all rates in one room. */
class WidebandTest {
  private final SimulatedRoom room = new SimulatedRoom();
  private final Phone narrow = Phone.plain(1, 440, AudioCodec.PCMU);
  private final Phone wide = Phone.secure(2, 700, AudioCodec.G722);
  private final Phone full = Phone.secure(3, 1_100, AudioCodec.OPUS);
  private final Phone other = Phone.plain(4, 1_700, AudioCodec.OPUS);
  private final List<Phone> all = List.of(narrow, wide, full, other);

  private void eachHearsAllOthersAndNotItself(List<Phone> phones) {
    for (Phone one : phones) {
      for (Phone another : phones) {
        if (one == another) {
          assertThat(one.hearsNothingOf(one)).as("%s itself", one.ssrc).isTrue();
        } else {
          assertThat(one.hears(another)).as("%s hears %s", one.ssrc, another.ssrc).isTrue();
        }
      }
    }
  }

  @Test
  void legsOfAllRatesHearAllOthersAndNotThemselves() {
    all.forEach(room::add);
    room.run(Duration.ofSeconds(1));
    eachHearsAllOthersAndNotItself(all);
  }

  @Test
  void aCodecComesUnderTheNumberOfEitherDescription() {
    room.add(narrow);
    LegStream leg = room.add(full);
    leg.begin(full.parameters().withPayloadTypes(111, 96));
    room.run(Duration.ofSeconds(1));
    assertThat(narrow.hears(full)).isTrue();
  }

  @Test
  void whatANarrowLegCannotHearTheWideOnesDo() {
    Phone high = Phone.plain(5, 5_000, AudioCodec.G722);
    List.of(narrow, high, full).forEach(room::add);
    room.run(Duration.ofSeconds(1));
    assertThat(full.loudness(5_000)).isGreaterThan(3_000);
    assertThat(narrow.loudness(3_000)).isLessThan(100);
    assertThat(narrow.hears(full)).isTrue();
  }

  @Test
  void theSilentShareAPacketAndWhoSpeaksHasItsOwnWithoutAClickBetween() {
    all.forEach(room::add);
    room.hush(full);
    room.hush(other);
    room.run(Duration.ofSeconds(1));
    int steep = full.steepest(500);
    for (int turn = 0; turn < 6; turn++) {
      // It speaks for half a second, far below the others, and is silent again.
      room.unhush(full);
      room.run(Duration.ofMillis(500));
      room.hush(full);
      room.run(Duration.ofMillis(500));
      assertThat(full.steepest(1_000)).as("%d", turn).isLessThan(2 * steep);
      assertThat(full.hears(wide)).isTrue();
      assertThat(full.hearsNothingOf(full)).isTrue();
    }
  }

  @Test
  void aLegOfAHigherRateComesAndGoesWithoutAClickForTheOthers() {
    room.add(narrow);
    room.add(wide);
    room.run(Duration.ofSeconds(1));
    int steep = wide.steepest(500);
    LegStream guest = room.add(full);
    room.hush(full);
    room.run(Duration.ofSeconds(1));
    room.mix.remove(guest);
    room.legs.remove(full);
    room.run(Duration.ofSeconds(1));
    assertThat(wide.steepest(2_000)).isLessThan(2 * steep);
    assertThat(wide.hears(narrow)).isTrue();
  }

  @Test
  void lossAndDisorderDoNotSilenceOpus() {
    room.loss = 0.05;
    room.disorder = 0.1;
    all.forEach(room::add);
    room.run(Duration.ofSeconds(3));
    for (Phone one : all) {
      for (Phone another : all) {
        assertThat(one.loudness(another.tone) > 2_000)
            .as("%s hears %s", one.ssrc, another.ssrc)
            .isEqualTo(one != another);
      }
    }
  }

  @Test
  void whatIsBroughtTooFastInACostlyCodecIsRefused() {
    LegStream leg = room.add(full);
    room.run(Duration.ofSeconds(1));
    long taken = leg.counts.packetsIn;
    for (int each = 0; each < 90; each++) {
      room.deliver(full, full.whistle());
    }
    assertThat(leg.counts.packetsIn - taken).isBetween(20L, 40L);
    room.run(Duration.ofSeconds(3));
    room.add(narrow);
    room.run(Duration.ofSeconds(1));
    assertThat(narrow.hears(full)).isTrue();
  }

  @Test
  void whatIsNoPacketOfACostlyCodecIsPaidForAsOne() {
    Decoding decoding = new Decoding(new short[AudioCodec.MOST_SAMPLES]);
    Phone good = Phone.plain(9, 500, AudioCodec.OPUS);
    ByteBuffer packet = good.whistle();
    byte[] payload = new byte[packet.remaining() - 12];
    packet.get(packet.position() + 12, payload);
    assertThat(decoding.put(AudioCodec.OPUS, 0, 0, payload, 0, payload.length, 0)).isTrue();
    byte[] junk = {(byte) 0xff}; // packets of any number of frames, without that number
    for (int each = 1; each < 100; each++) {
      assertThat(decoding.put(AudioCodec.OPUS, each, 960 * each, junk, 0, 1, 0)).isFalse();
    }
    assertThat(decoding.put(AudioCodec.OPUS, 100, 96_000, payload, 0, payload.length, 0)).isFalse();
  }

  @Test
  void hissIsNotMixedAndWhoSpeaksSoftlyIs() {
    room.add(narrow);
    Phone hiss = Phone.plain(7, 500, AudioCodec.PCMU, 20);
    Phone soft = Phone.plain(8, 900, AudioCodec.PCMU, 200);
    room.add(hiss);
    room.add(soft);
    room.run(Duration.ofSeconds(1));
    assertThat(narrow.loudness(900)).isGreaterThan(100);
    assertThat(narrow.loudness(500)).isLessThan(8);
  }
}
