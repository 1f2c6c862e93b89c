package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.confab.mediaserver.avmcu.KeySequence.Meaning;
import org.confab.protocol.rtp.TelephoneEvent.Key;
import org.junit.jupiter.api.Test;

class KeySequenceTest {
  private final KeySequence keys = new KeySequence();
  private Instant now = Instant.EPOCH;

  private Meaning after(Duration time, Key key) {
    now = now.plus(time);
    return keys.pressed(key, now);
  }

  @Test
  void starAndAKeyAreACommand() {
    assertThat(after(Duration.ZERO, Key.STAR)).isEqualTo(Meaning.NOTHING);
    assertThat(after(Duration.ofSeconds(1), Key.SIX)).isEqualTo(Meaning.COMMAND);
    assertThat(keys.key()).isEqualTo(Key.SIX);
  }

  @Test
  void withoutStarOrLongAfterItAKeyIsNothing() {
    assertThat(after(Duration.ZERO, Key.SIX)).isEqualTo(Meaning.NOTHING);
    after(Duration.ZERO, Key.STAR);
    assertThat(after(KeySequence.PATIENCE, Key.SIX)).isEqualTo(Meaning.NOTHING);
    after(Duration.ZERO, Key.STAR);
    assertThat(after(Duration.ofSeconds(1), Key.SIX)).isEqualTo(Meaning.COMMAND);
    assertThat(after(Duration.ofSeconds(1), Key.SIX))
        .as("star is used up")
        .isEqualTo(Meaning.NOTHING);
  }

  @Test
  void starAgainBeginsAgain() {
    after(Duration.ZERO, Key.STAR);
    after(Duration.ofSeconds(3), Key.STAR);
    assertThat(after(Duration.ofSeconds(3), Key.ONE)).isEqualTo(Meaning.COMMAND);
  }

  @Test
  void nobodyCommandsFasterThanPeoplePressKeys() {
    after(Duration.ZERO, Key.STAR);
    after(Duration.ofMillis(50), Key.SIX);
    after(Duration.ofMillis(50), Key.STAR);
    assertThat(after(Duration.ofMillis(50), Key.SIX)).isEqualTo(Meaning.TOO_SOON);
    after(KeySequence.DISTANCE, Key.STAR);
    assertThat(after(Duration.ofMillis(50), Key.SIX)).isEqualTo(Meaning.COMMAND);
  }

  @Test
  void noTwoCommandsHaveOneKey() {
    for (KeyCommand command : KeyCommand.values()) {
      long same =
          Arrays.stream(Key.values())
              .filter(key -> KeyCommand.of(key).filter(command::equals).isPresent())
              .count();
      assertThat(same).as(command.name()).isEqualTo(1);
    }
  }
}
