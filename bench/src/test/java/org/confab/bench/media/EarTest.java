package org.confab.bench.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.confab.bench.report.Delays;
import org.junit.jupiter.api.Test;

class EarTest {
  private final Delays unevenness = new Delays(1_000);
  private final ByteBuffer packet = ByteBuffer.allocate(500);
  private long now;

  @Test
  void aVoiceIsHeardAsSoundWithoutGaps() {
    Ear ear = new Ear(Optional.empty(), true);
    Voice voice = new Voice(3, true, Optional.empty());
    for (int each = 0; each < 100; each++) {
      hear(ear, voice, 20);
    }
    assertThat(ear.packets()).isEqualTo(100);
    assertThat(ear.missing(2)).isZero();
    assertThat(ear.satisfied()).isTrue();
    assertThat(unevenness.part(1)).isZero();
  }

  @Test
  void whoHearsNextToNothingIsNotSatisfied() {
    Ear ear = new Ear(Optional.empty(), true);
    Voice voice = new Voice(3, false, Optional.empty());
    for (int each = 0; each < 100; each++) {
      hear(ear, voice, 20);
    }
    assertThat(ear.satisfied()).isFalse();
  }

  @Test
  void whatIsMissingAndUnevenIsSeen() {
    Ear ear = new Ear(Optional.empty(), false);
    Voice voice = new Voice(0, true, Optional.empty());
    for (int each = 0; each < 98; each++) {
      if (each == 50) {
        voice.next(packet);
        voice.next(packet);
      }
      hear(ear, voice, each == 50 ? 65 : 20);
    }
    assertThat(ear.missing(2)).isEqualTo(2);
    assertThat(unevenness.part(1)).isEqualTo(5_000);
  }

  private void hear(Ear ear, Voice voice, int millis) {
    voice.next(packet);
    now += TimeUnit.MILLISECONDS.toNanos(millis);
    ear.hear(packet, now, unevenness);
  }
}
