package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.Playing;
import org.confab.mediaserver.audio.Sound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this side plays into a room, and what it takes out of it. */
class PlayedSoundTest {
  private static final int LOUD = 6_000;
  private static final int HUM = 2_300;
  private static final Duration WHILE = Duration.ofMillis(400);

  private final SimulatedRoom room = new SimulatedRoom();
  private final Phone alice = Phone.plain(1, 400, AudioCodec.PCMU);
  private final Phone bob = Phone.secure(2, 700, AudioCodec.PCMA);
  private final Phone carol = Phone.plain(3, 1_100, AudioCodec.PCMU);

  /** A hum that lasts so many frames. */
  private static Sound hum(int frames) {
    AtomicInteger sample = new AtomicInteger();
    return frame -> {
      if (sample.get() >= frames * Frame.SAMPLES) {
        return false;
      }
      for (int each = 0; each < frame.length; each++) {
        double angle = 2 * Math.PI * HUM * sample.getAndIncrement() / Frame.RATE;
        frame[each] = (short) (LOUD * Math.sin(angle));
      }
      return true;
    };
  }

  @BeforeEach
  void threeOfWhomOneIsQuiet() {
    room.add(alice);
    room.add(bob);
    room.add(carol);
    room.hush(carol);
    room.run(WHILE);
  }

  @Test
  void everybodyHearsWhatIsPlayedToTheRoomAndEachOtherMeanwhile() {
    room.mix.play(hum(100));
    room.run(WHILE);
    assertThat(alice.loudness(HUM)).isGreaterThan(LOUD / 2.0);
    assertThat(bob.loudness(HUM)).isGreaterThan(LOUD / 2.0);
    assertThat(carol.loudness(HUM)).isGreaterThan(LOUD / 2.0);
    assertThat(alice.hears(bob)).isTrue();
    assertThat(alice.hearsNothingOf(alice)).isTrue();
  }

  @Test
  void itEndsAndIsHeardNoMore() {
    room.mix.play(hum(5));
    room.run(WHILE.multipliedBy(2));
    assertThat(bob.loudness(HUM)).isLessThan(LOUD / 30.0);
  }

  @Test
  void whatIsPlayedToOneNobodyElseHears() {
    room.legs.get(alice).whispers.add(hum(100));
    room.run(WHILE);
    assertThat(alice.loudness(HUM)).isGreaterThan(LOUD / 2.0);
    assertThat(alice.hears(bob)).as("the others go on meanwhile").isTrue();
    assertThat(bob.loudness(HUM)).isLessThan(LOUD / 30.0);
    assertThat(carol.loudness(HUM)).isLessThan(LOUD / 30.0);
  }

  @Test
  void whoIsAloneHearsWhatIsPlayedToHim() {
    SimulatedRoom lonely = new SimulatedRoom();
    Phone dan = Phone.secure(4, 1_700, AudioCodec.PCMU);
    lonely.add(dan).whispers.add(hum(100));
    lonely.run(WHILE);
    assertThat(dan.loudness(HUM)).isGreaterThan(LOUD / 2.0);
    assertThat(dan.hearsNothingOf(dan)).isTrue();
  }

  @Test
  void whatIsTooMuchIsNotPlayed() {
    Playing playing = new Playing();
    for (int each = 0; each < 2 * Playing.MOST; each++) {
      playing.add(hum(1));
    }
    int frames = 0;
    while (playing.next()) {
      frames++;
    }
    assertThat(frames).isEqualTo(Playing.MOST);
  }

  @Test
  void aTapGetsWhatAllSayAndHowMuchTimeHasPassed() {
    short[] last = new short[Frame.SAMPLES];
    AtomicInteger frames = new AtomicInteger();
    room.mix.tap(
        (mix, passed) -> {
          System.arraycopy(mix, 0, last, 0, last.length);
          frames.addAndGet(passed);
        });
    room.run(WHILE);
    assertThat(frames).hasValue(20);
    assertThat(Frame.loudness(last)).isGreaterThan(1_000);
    room.mix.tap(null);
    room.run(WHILE);
    assertThat(frames).hasValue(20);
  }
}
