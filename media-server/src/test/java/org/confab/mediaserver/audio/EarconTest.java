package org.confab.mediaserver.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EarconTest {
  private static List<short[]> frames(Sound sound) {
    List<short[]> frames = new ArrayList<>();
    short[] frame = new short[Frame.SAMPLES];
    while (sound.next(frame)) {
      frames.add(frame.clone());
    }
    return frames;
  }

  @ParameterizedTest
  @EnumSource(Earcon.class)
  void lastsAsLongAsItSaysAndNeverClicksOrShouts(Earcon earcon) {
    List<short[]> frames = frames(earcon.sound());
    assertThat(frames.size()).isEqualTo((earcon.millis() + 19) / 20);
    assertThat(earcon.millis()).isLessThanOrEqualTo(1_000);
    short before = 0;
    for (short[] frame : frames) {
      for (short sample : frame) {
        assertThat(Math.abs(sample)).isLessThanOrEqualTo(8_192);
        assertThat(Math.abs(sample - before)).isLessThan(8_000);
        before = sample;
      }
    }
    assertThat(frames).anyMatch(frame -> Frame.loudness(frame) > 1_000);
  }

  @Test
  void eachSoundsOtherThanAllOthers() {
    HashSet<Integer> heard = new HashSet<>();
    for (Earcon earcon : Earcon.values()) {
      int hash = 0;
      for (short[] frame : frames(earcon.sound())) {
        hash = 31 * hash + Arrays.hashCode(frame);
      }
      assertThat(heard.add(hash)).as(earcon.name()).isTrue();
    }
  }

  @Test
  void aNumberIsToldInFivesAndOnes() {
    assertThat(frames(Earcon.count(1))).hasSize(14);
    assertThat(frames(Earcon.count(7)).size()).isEqualTo(55);
    assertThat(frames(Earcon.count(0))).isNotEmpty();
  }
}
