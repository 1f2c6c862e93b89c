package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each distinct mix is encoded once in a tick, however many hear it. */
class EncodingTest {
  private final SimulatedRoom room = new SimulatedRoom();

  /** All hear A-law or µ-law; those of one law who are silent hear the same. */
  @ParameterizedTest(name = "{1} of {0} speak, {2} laws: {3} encoded in a tick")
  @CsvSource({
    "2, 1, 1, 2",
    "10, 0, 1, 1",
    "10, 0, 2, 2",
    "10, 1, 1, 2",
    "10, 3, 1, 4",
    "10, 3, 2, 5",
    "50, 0, 2, 2",
    "50, 4, 2, 6",
    "100, 4, 1, 5",
    "50, 50, 1, 50",
    "100, 100, 2, 100",
  })
  void eachMixIsEncodedOnce(int legs, int speak, int laws, int encoded) {
    room.listening = false;
    for (int each = 1; each <= legs; each++) {
      AudioCodec codec = laws == 2 && each % 2 == 0 ? AudioCodec.PCMA : AudioCodec.PCMU;
      Phone phone = Phone.plain(each, 300 + 10.0 * each, codec);
      room.add(phone);
      if (each > speak) {
        room.hush(phone);
      }
    }
    room.run(Duration.ofSeconds(1));
    long before = room.mix.encoded();
    room.run(Duration.ofSeconds(1));
    assertThat(room.mix.encoded() - before).isEqualTo((long) encoded * Frame.PER_SECOND);
  }
}
