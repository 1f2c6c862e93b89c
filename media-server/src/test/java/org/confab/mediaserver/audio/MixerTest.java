package org.confab.mediaserver.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.confab.protocol.rtp.TelephoneEvent;
import org.junit.jupiter.api.Test;

class MixerTest {
  private static short[] frame(int value) {
    short[] frame = new short[Frame.SAMPLES];
    Arrays.fill(frame, (short) value);
    return frame;
  }

  @Property
  void eachHearsTheSumOfAllOthersAndNeverBeyondTheEnds(
      @ForAll @Size(min = 1, max = 50) short[] voices) {
    Mixer mixer = new Mixer();
    mixer.clear();
    int sum = 0;
    for (short voice : voices) {
      mixer.add(frame(voice));
      sum += voice;
    }
    short[] out = new short[Frame.SAMPLES];
    mixer.all(out);
    assertThat(out[80]).isEqualTo(saturated(sum));
    for (short voice : voices) {
      mixer.others(frame(voice), out);
      assertThat(out[159]).isEqualTo(saturated(sum - voice));
    }
    mixer.clear();
    mixer.all(out);
    assertThat(out).containsOnly(0);
  }

  private static short saturated(int sum) {
    return (short) Math.max(-32_768, Math.min(32_767, sum));
  }

  @Property
  void noiseIsAsLoudAsAnnouncedButNeverLoud(@ForAll @IntRange(max = 127) int level) {
    short[] out = new short[Frame.SAMPLES];
    ComfortNoise noise = new ComfortNoise();
    double energy = 0;
    for (int tick = 0; tick < 20; tick++) {
      noise.fill(out, level);
      for (short sample : out) {
        energy += sample * sample;
      }
    }
    double heard = 10 * Math.log10(energy / (20 * Frame.SAMPLES) / (32_768.0 * 32_768.0) + 1e-12);
    if (level <= 75) {
      assertThat(heard).isBetween(-Math.max(55, level) - 2.5, -Math.max(55, level) + 2.5);
    } else {
      assertThat(heard).isLessThan(-70);
    }
  }

  @Test
  void anotherSpeakerTakesOverOnlyWhenClearlyLouderForAWhile() {
    DominantSpeaker<String> dominance = new DominantSpeaker<>();
    assertThat(ticks(dominance, DominantSpeaker.BEGIN - 1, 1_000, 0)).isFalse();
    assertThat(ticks(dominance, 1, 1_000, 0)).isTrue();
    assertThat(dominance.speaker()).isEqualTo("alice");
    assertThat(ticks(dominance, 100, 1_000, 1_400)).isFalse();
    assertThat(ticks(dominance, DominantSpeaker.TAKE_OVER - 1, 1_000, 2_000)).isFalse();
    assertThat(ticks(dominance, 1, 1_000, 2_000)).isTrue();
    assertThat(dominance.speaker()).isEqualTo("bob");
    assertThat(ticks(dominance, DominantSpeaker.FALL_SILENT - 1, 0, 10)).isFalse();
    assertThat(ticks(dominance, 1, 0, 10)).isTrue();
    assertThat(dominance.speaker()).isNull();
  }

  private static boolean ticks(DominantSpeaker<String> dominance, int ticks, int alice, int bob) {
    boolean changed = false;
    for (int tick = 0; tick < ticks; tick++) {
      dominance.heard("alice", alice);
      dominance.heard("bob", bob);
      changed |= dominance.decide();
    }
    return changed;
  }

  @Test
  void whoHasLeftSpeaksNoMore() {
    DominantSpeaker<String> dominance = new DominantSpeaker<>();
    ticks(dominance, 20, 1_000, 0);
    assertThat(dominance.forget("bob")).isFalse();
    assertThat(dominance.forget("alice")).isTrue();
    assertThat(dominance.speaker()).isNull();
  }

  private final List<String> pressed = new ArrayList<>();
  private final KeyPresses keys =
      new KeyPresses((key, held) -> pressed.add(key.symbol() + " " + held.toMillis()));

  private void event(int timestamp, int code, boolean end, int duration) {
    keys.event(timestamp, new TelephoneEvent(code, end, 10, duration));
  }

  @Test
  void aKeyIsToldOnceHoweverOftenItsPacketsCome() {
    event(1_000, 5, false, 160);
    event(1_000, 5, false, 320);
    event(1_000, 5, true, 480);
    event(1_000, 5, true, 480);
    event(1_000, 5, true, 480);
    event(1_000, 5, false, 320);
    assertThat(pressed).containsExactly("5 60");
    event(2_000, 5, true, 800);
    event(1_000, 5, true, 480);
    assertThat(pressed).containsExactly("5 60", "5 100");
  }

  @Test
  void aKeyWhoseEndIsLostIsToldAtTheNextOrAfterAWhile() {
    event(1_000, 1, false, 400);
    event(2_000, 2, false, 400);
    assertThat(pressed).containsExactly("1 50");
    for (int tick = 0; tick < KeyPresses.LOST_END; tick++) {
      keys.tick();
    }
    assertThat(pressed).containsExactly("1 50", "2 50");
    event(2_000, 2, true, 800);
    assertThat(pressed).hasSize(2);
  }

  @Test
  void aKeyHeldForLongGoesOnInAnotherSegment() {
    event(1_000, 10, false, 65_535);
    event(1_000 + 65_535, 10, false, 1_000);
    event(1_000 + 65_535, 10, true, 1_465);
    assertThat(pressed).containsExactly("* " + Duration.ofMillis(67_000 / 8).toMillis());
  }

  @Property
  void anyEventsAreToldAtMostOnceEach(
      @ForAll @Size(max = 50) List<@IntRange(max = 3_000) Integer> times) {
    pressed.clear();
    keys.restart();
    pressed.clear();
    for (int time : times) {
      event(time, time % 20, time % 3 == 0, time % 65_000);
      keys.tick();
    }
    keys.restart();
    assertThat(pressed.size()).isLessThanOrEqualTo((int) times.stream().distinct().count());
  }
}
