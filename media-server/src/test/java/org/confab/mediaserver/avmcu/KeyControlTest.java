package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.avmcu.FakeEngine.FakeLeg;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.LegMedia;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.mcu.RoomSettings;
import org.confab.protocol.rtp.TelephoneEvent.Key;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the keys of a phone do in a conference, and what is heard of it. */
class KeyControlTest {
  private final TestAvMcu mcu = new TestAvMcu();
  private final AvConference conference = provide(MediaFilters.initial(TestAvMcu.TYPE));
  private LegInput bobsDialog;

  private AvConference provide(MediaFilters filters) {
    return (AvConference)
        mcu.mcus.provision(new Provision(TestAvMcu.settings(0, filters), List.of()));
  }

  @BeforeEach
  void bobAndCarolAreIn() {
    bobsDialog = mcu.join(conference, "bob", TestAvMcu.offer());
    mcu.join(conference, "carol", TestAvMcu.offer());
    conference.news();
  }

  private FakeLeg leg(int n) {
    return mcu.engine.legs.get(n);
  }

  private void press(int leg, Key key) {
    mcu.now = mcu.now.plus(Duration.ofSeconds(5));
    leg(leg).listener.dtmf(Key.STAR, Duration.ofMillis(80));
    leg(leg).listener.dtmf(key, Duration.ofMillis(80));
    mcu.passTime();
  }

  @Test
  void starSixSilencesWhoPressesItAndTheRosterTells() {
    press(0, Key.SIX);
    assertThat(leg(0).muted).isTrue();
    assertThat(leg(1).muted).isFalse();
    assertThat(leg(0).whispered).as("he hears that").hasSize(1);
    LegMedia told = conference.news().orElseThrow().members().get(0).legs().get(0).media().get(0);
    assertThat(told.status()).isEqualTo("recvonly");
    press(0, Key.SIX);
    assertThat(leg(0).muted).isFalse();
  }

  @Test
  void whomTheRulesKeepSilentStaysSilent() {
    conference.filters(new MediaFilters(false, true, false));
    int heard = leg(0).whispered.size();
    press(0, Key.SIX);
    assertThat(leg(0).muted).isTrue();
    assertThat(leg(0).whispered).as("it is refused, to be heard").hasSize(heard + 1);
  }

  @Test
  void onlyPresentersSilenceAll() {
    press(0, Key.FOUR);
    assertThat(leg(1).muted).isFalse();
    conference.role(TestAvMcu.user("bob"), Role.PRESENTER);
    press(0, Key.FOUR);
    assertThat(leg(0).muted).as("presenters speak").isFalse();
    assertThat(leg(1).muted).isTrue();
    press(1, Key.SIX);
    assertThat(leg(1).muted).as("nobody lifts that for himself").isTrue();
    press(0, Key.FOUR);
    assertThat(leg(1).muted).isFalse();
  }

  @Test
  void theLockIsAskedOfTheFocusAndHeardWhenItIsThere() {
    conference.role(TestAvMcu.user("bob"), Role.PRESENTER);
    press(0, Key.SEVEN);
    assertThat(conference.given().locked()).isFalse();
    assertThat(conference.news().orElseThrow().view().orElseThrow().lockWish()).contains(true);
    assertThat(mcu.engine.played).isEmpty();
    conference.lock(true);
    assertThat(mcu.engine.played).hasSize(1);
    assertThat(conference.news().orElseThrow().view().orElseThrow().lockWish()).isEmpty();
    press(0, Key.SEVEN);
    assertThat(conference.news().orElseThrow().view().orElseThrow().lockWish()).contains(false);
    press(1, Key.SEVEN);
    assertThat(conference.news()).as("an attendee asks in vain").isEmpty();
  }

  @Test
  void whereEntriesAreAnnouncedAllHearWhoComesAndGoes() {
    mcu.join(conference, "dan", TestAvMcu.offer());
    assertThat(mcu.engine.played).isEmpty();
    conference.role(TestAvMcu.user("bob"), Role.PRESENTER);
    press(0, Key.NINE);
    assertThat(conference.given().room()).isEqualTo(new RoomSettings(true, false));
    assertThat(mcu.engine.played).hasSize(1);
    LegInput erin = mcu.join(conference, "erin", TestAvMcu.offer());
    assertThat(mcu.engine.played).hasSize(2);
    erin.left();
    assertThat(mcu.engine.played).hasSize(3);
    press(0, Key.NINE);
    mcu.join(conference, "fred", TestAvMcu.offer());
    assertThat(mcu.engine.played).hasSize(4);
  }

  @Test
  void stateAndCountAreToldToWhoAsksAlone() {
    press(0, Key.ONE);
    press(0, Key.THREE);
    assertThat(leg(0).whispered).hasSize(2);
    assertThat(leg(1).whispered).isEmpty();
    assertThat(mcu.engine.played).isEmpty();
    press(0, Key.ZERO);
    assertThat(leg(0).whispered).as("no such command").hasSize(3);
  }

  @Test
  void whereNothingMayBeKeptARecordingIsRefusedToBeHeard() {
    conference.role(TestAvMcu.user("bob"), Role.PRESENTER);
    press(0, Key.TWO);
    press(1, Key.TWO);
    assertThat(conference.given().room().recorded()).isFalse();
    assertThat(leg(0).whispered).hasSize(1);
    assertThat(leg(1).whispered).as("an attendee may not").hasSize(1);
  }

  @Test
  void whoHasLeftCommandsNothing() {
    bobsDialog.left();
    press(0, Key.SIX);
    assertThat(leg(0).muted).isFalse();
    assertThat(leg(0).whispered).isEmpty();
  }

  @Test
  void theRosterNamesTheSourceOfEachVoiceOnceASecondAtMost() {
    leg(0).listener.source(-2);
    leg(0).listener.source(-3);
    mcu.passTime();
    assertThat(conference.news()).isEmpty();
    mcu.passTime();
    LegMedia told = conference.news().orElseThrow().members().get(0).legs().get(0).media().get(0);
    assertThat(told.source()).hasValue(0xffff_fffdL);
    mcu.passTime();
    assertThat(conference.news()).as("told once").isEmpty();
  }

  @Test
  void whoCommandsTooFastIsRefused() {
    mcu.now = Instant.EPOCH.plusSeconds(100);
    for (int each = 0; each < 10; each++) {
      leg(0).listener.dtmf(Key.STAR, Duration.ZERO);
      leg(0).listener.dtmf(Key.SIX, Duration.ZERO);
    }
    mcu.passTime();
    assertThat(leg(0).muted).isTrue();
    assertThat(Optional.of(conference.size())).contains(2);
  }
}
