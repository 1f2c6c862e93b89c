package org.confab.mediaserver.testcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.confab.mediaserver.audio.Earcon;
import org.confab.mediaserver.audio.Frame;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final Duration SPEECH = Duration.ofMillis(200);
  private static final int SPOKEN = 10;

  private final AtomicInteger over = new AtomicInteger();
  private final Script script = new Script(SPEECH, over::incrementAndGet);
  private final short[] frame = new short[Frame.SAMPLES];

  private void said(int value) {
    short[] mix = new short[Frame.SAMPLES];
    Arrays.fill(mix, (short) value);
    script.heard(mix, 1);
  }

  /** What of somebody's voice is in a frame: voices are told by one value for all samples. */
  private int voice() {
    int first = frame[0];
    for (short sample : frame) {
      if (sample != first) {
        return 0;
      }
    }
    return first;
  }

  @Test
  void whatIsSaidAfterThePromptComesBackAsItWasAndNothingElse() {
    List<Integer> voices = new ArrayList<>();
    int ticks = 0;
    while (script.next(frame)) {
      assertThat(over).hasValue(0);
      if (voice() != 0) {
        voices.add(voice());
      }
      said(++ticks);
    }
    int first = Earcon.PROMPT.millis() / 20 + 1;
    assertThat(voices)
        .containsExactlyElementsOf(IntStream.range(first, first + SPOKEN).boxed().toList());
    assertThat(script.next(frame)).isFalse();
    assertThat(over).as("told once").hasValue(1);
    assertThat(ticks * 20)
        .isBetween(
            Earcon.PROMPT.millis() + Earcon.FAREWELL.millis() + 2 * 200,
            Earcon.PROMPT.millis() + Earcon.FAREWELL.millis() + 2 * 200 + 200);
  }
}
