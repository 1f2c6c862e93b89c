package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.McuRefused;
import org.confab.mediaserver.recording.Recorder;
import org.confab.mediaserver.recording.RecordingLimits;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.mcu.RoomChange;
import org.confab.protocol.mcu.RoomSettings;
import org.confab.protocol.rtp.TelephoneEvent.Key;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A presenter has a room recorded: all hear that, and the roster tells it. */
class RecordedRoomTest {
  @TempDir Path folder;
  private Recorder recorder;

  private TestAvMcu keeping() {
    recorder = new Recorder(folder, RecordingLimits.DEFAULT, java.time.Instant::now, new Figures());
    return new TestAvMcu(Optional.of(recorder));
  }

  @AfterEach
  void close() {
    if (recorder != null) {
      recorder.close();
    }
  }

  private static AvConference provide(TestAvMcu mcu, long generation, RoomSettings room) {
    return (AvConference)
        mcu.mcus.provision(
            new Provision(
                TestAvMcu.settings(generation, MediaFilters.OPEN).withRoom(room), List.of()));
  }

  private static RoomChange recorded(boolean value) {
    return new RoomChange(
        TestAvMcu.URI, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(value));
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  @Test
  void itBeginsAndEndsAndAllHearBoth() throws IOException {
    TestAvMcu mcu = keeping();
    AvConference conference = provide(mcu, 0, RoomSettings.PLAIN);
    conference.news();
    conference.change(recorded(true));
    assertThat(mcu.engine.tap).isPresent();
    assertThat(mcu.engine.played).hasSize(1);
    assertThat(files()).isEqualTo(1);
    assertThat(conference.news().orElseThrow().view().orElseThrow().room().recorded()).isTrue();
    mcu.join(conference, "bob", TestAvMcu.offer());
    assertThat(mcu.engine.legs.get(0).whispered).as("who comes later hears it").hasSize(1);
    conference.change(recorded(true));
    assertThat(files()).as("again changes nothing").isEqualTo(1);
    conference.change(recorded(false));
    assertThat(mcu.engine.tap).isEmpty();
    assertThat(mcu.engine.played).hasSize(2);
  }

  @Test
  void aPresenterAtAPhoneHasItRecordedByTheKeys() throws IOException {
    TestAvMcu mcu = keeping();
    AvConference conference = provide(mcu, 0, RoomSettings.PLAIN);
    mcu.join(conference, "bob", TestAvMcu.offer());
    conference.role(TestAvMcu.user("bob"), Role.PRESENTER);
    mcu.engine.legs.get(0).listener.dtmf(Key.STAR, Duration.ZERO);
    mcu.engine.legs.get(0).listener.dtmf(Key.TWO, Duration.ZERO);
    mcu.passTime();
    assertThat(conference.given().room().recorded()).isTrue();
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void theNextMcuGoesOnInAnotherFileAndTheEndEndsIt() throws IOException {
    TestAvMcu mcu = keeping();
    provide(mcu, 3, new RoomSettings(false, true));
    assertThat(mcu.engine.tap).isPresent();
    assertThat(files()).isEqualTo(1);
    mcu.mcus.end(TestAvMcu.URI, false);
    assertThat(mcu.engine.tap).isEmpty();
  }

  @Test
  void whereNothingMayBeKeptItIsRefusedAndNothingChanges() {
    TestAvMcu mcu = new TestAvMcu();
    AvConference conference = provide(mcu, 0, RoomSettings.PLAIN);
    assertThatThrownBy(() -> conference.change(recorded(true))).isInstanceOf(McuRefused.class);
    assertThat(conference.given().room()).isEqualTo(RoomSettings.PLAIN);
    assertThat(mcu.engine.played).isEmpty();
    AvConference next = provide(mcu, 1, new RoomSettings(false, true));
    mcu.passTime();
    assertThat(next.given().room().recorded()).as("nobody is told what is not so").isFalse();
  }
}
