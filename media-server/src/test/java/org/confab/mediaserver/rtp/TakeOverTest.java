package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.SourceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another process goes on in the media of a leg; a phone refuses what it could have had before. */
class TakeOverTest {
  private static final Duration UNTIL_TOLD_TWICE =
      Duration.ofMillis(20).multipliedBy(2 * SourceState.TOLD_EVERY + 50);

  private final SimulatedRoom room = new SimulatedRoom();
  private final Phone alice = Phone.secure(1, 400, AudioCodec.PCMU);
  private final Phone bob = Phone.secure(2, 700, AudioCodec.PCMA);
  private final Phone carol = Phone.plain(3, 1_100, AudioCodec.PCMU);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everybodyHearsTheSameSourceAgainEvenIfItHappensAgainAtOnce(int times) {
    LegStream first = room.add(alice);
    room.add(bob);
    room.add(carol);
    SourceState told = first.source();
    room.run(Duration.ofSeconds(60));
    for (int each = 0; each < times; each++) {
      told = room.takeOver(alice, told).source();
      room.run(Duration.ofSeconds(1));
      assertThat(alice.hears(bob)).isTrue();
      assertThat(alice.hears(carol)).isTrue();
      assertThat(bob.hears(alice)).isTrue();
    }
    assertThat(alice.sourcesHeard).containsExactly(first.source().ssrc());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itIsToldOftenEnoughForHours(boolean secure) {
    Phone phone = secure ? alice : carol;
    LegStream first = room.add(phone);
    room.add(bob);
    SourceState began = first.source();
    room.run(UNTIL_TOLD_TWICE);
    assertThat(room.events).filteredOn((phone.ssrc + " ahead")::equals).hasSize(2);
    assertThat(first.source().index() - began.index()).isEqualTo(2 * SourceState.TOLD_EVERY);
    assertThat(first.source().reports() > 0).isEqualTo(secure);
    room.takeOver(phone, first.source());
    room.run(Duration.ofSeconds(1));
    assertThat(phone.hears(bob)).isTrue();
    assertThat(phone.sourcesHeard).hasSize(1);
  }

  @Test
  void itsTimeGoesOnThroughEachGapAndIsToldAtOnce() {
    LegStream stream = room.add(alice);
    SourceState began = stream.source();
    for (int seconds = 60; seconds <= 120; seconds += 60) {
      room.run(Duration.ofSeconds(60));
      stream = room.takeOver(alice, stream.source());
      assertThat(stream.source().timestamp() - began.timestamp()).isEqualTo(seconds * 8_000);
      assertThat(stream.source().at() - began.at()).isEqualTo(seconds * 1_000L);
    }
  }

  @Test
  void aProcessThatDiesBeforeItHasBegunLosesNoTime() {
    SourceState told = new SourceState(1, 100, 0, 5, 1_000);
    SourceState unbegun = told.takenOver(21_000);
    SourceState as = new SourceState(1, unbegun.index(), 0, unbegun.timestamp(), unbegun.at());
    assertThat(as.takenOver(31_000).gap()).isEqualTo(30_000);
  }
}
