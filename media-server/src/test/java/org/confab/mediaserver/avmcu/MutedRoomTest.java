package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.JoiningMethod;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.MediaOrder;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.mcu.RoomSettings;
import org.junit.jupiter.api.Test;

/** A room in which nobody is to be heard but who was asked to speak. */
class MutedRoomTest {
  private static final MediaFilters SILENT = new MediaFilters(false, true, false);

  private final TestAvMcu mcu = new TestAvMcu();

  private AvConference provide(McuConference given, LegOrder... legs) {
    return (AvConference) mcu.mcus.provision(new Provision(given, List.of(legs)));
  }

  private boolean muted(int leg) {
    return mcu.engine.legs.get(leg).muted;
  }

  private static LegOrder calling(String name) {
    return TestAvMcu.order(
        name,
        new McuLeg(
            "{" + name + "}",
            McuType.AUDIO_VIDEO,
            LegStatus.DIALING_OUT,
            JoiningMethod.DIALED_OUT,
            Optional.of(TestAvMcu.user(name)),
            "",
            false,
            List.of(),
            Optional.empty()));
  }

  @Test
  void whoIsCalledIntoItIsSilentToo() {
    AvConference conference = provide(TestAvMcu.settings(0, SILENT));
    conference.order(calling("bob"));
    assertThat(muted(0)).isTrue();
  }

  @Test
  void whoBecomesAPresenterMaySpeakAndNobodyElse() {
    AvConference conference = provide(TestAvMcu.settings(0, SILENT));
    mcu.join(conference, "bob", TestAvMcu.offer());
    mcu.join(conference, "carol", TestAvMcu.offer());
    conference.role(TestAvMcu.user("bob"), Role.PRESENTER);
    assertThat(muted(0)).isFalse();
    assertThat(muted(1)).isTrue();
  }

  @Test
  void whomThePresenterNamesIsSpared() {
    AvConference conference = provide(TestAvMcu.settings(0, MediaFilters.OPEN));
    mcu.join(conference, "bob", TestAvMcu.offer());
    mcu.join(conference, "carol", TestAvMcu.offer());
    conference.filters(new MediaOrder(Optional.of(SILENT), Map.of(TestAvMcu.user("bob"), false)));
    assertThat(muted(0)).isFalse();
    assertThat(muted(1)).isTrue();
    conference.filters(MediaFilters.OPEN);
    assertThat(muted(1)).isFalse();
  }

  @Test
  void whatWasChosenHoldsAtTheNextMcu() {
    RoomSettings room = new RoomSettings(true, false);
    McuConference given = TestAvMcu.settings(3, SILENT).withRoom(room);
    LegOrder spared =
        TestAvMcu.order(
            "bob",
            new McuLeg(
                "{bob}",
                McuType.AUDIO_VIDEO,
                LegStatus.CONNECTED,
                JoiningMethod.DIALED_IN,
                Optional.empty(),
                "call-bob",
                false,
                List.of(),
                Optional.of(TestAvMcu.dialog("bob"))));
    AvConference conference = provide(given, spared);
    assertThat(muted(0)).as("a presenter let him speak").isFalse();
    assertThat(conference.news().orElseThrow().view().orElseThrow().room()).isEqualTo(room);
    mcu.join(conference, "carol", TestAvMcu.offer());
    assertThat(muted(1)).isTrue();
  }
}
