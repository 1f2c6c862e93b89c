package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.conferencing.Conferencing.user;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.mcu.JoiningMethod;
import org.confab.protocol.mcu.LegMedia;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuOrigin;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.RoomSettings;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who silences whom in a conference of sound, and what outlives the MCU that was told. */
class MediaControlTest {
  private static final String OWN =
      "<modifyEndpointMedia xmlns:mscp='http://schemas.microsoft.com/rtc/2005/08/cccpextensions'"
          + " mscp:mcuUri='MCU'><mediaKeys confEntity='FOCUS'"
          + " userEntity='sip:carol@litwareinc.com' endpointEntity='{C}' mediaId='1'/><media"
          + " xmlns='urn:ietf:params:xml:ns:conference-info' id='1'/></modifyEndpointMedia>";

  private final Conferencing conferencing = new Conferencing();
  private String focus = "";
  private ConferenceUri uri;
  private long version;

  @BeforeEach
  void carolIsInTheRoom() {
    conferencing.mcus.types.add(McuType.AUDIO_VIDEO);
    focus = conferencing.add("alice", "AB12CD34", "anonymous", "");
    uri = ConferenceUri.parse(focus).orElseThrow();
    conferencing.join(focus, "alice");
    conferencing.join(focus, "carol");
    conferencing.join(focus, "dan");
    conferencing.subscribe(focus, "alice");
  }

  private void told(boolean blocked, MediaFilters filters, RoomSettings room) {
    told(blocked, new McuState.View(false, filters, room));
  }

  private void told(boolean blocked, McuState.View view) {
    McuLeg carol =
        new McuLeg(
            "{C}",
            McuType.AUDIO_VIDEO,
            LegStatus.CONNECTED,
            JoiningMethod.DIALED_IN,
            Optional.empty(),
            "call",
            blocked,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new LegMedia(
                    "1",
                    "audio",
                    LegMedia.MAIN_AUDIO,
                    OptionalLong.empty(),
                    blocked ? "recvonly" : "sendrecv")));
    conferencing
        .focus
        .mcus()
        .state(
            new McuState(
                new McuOrigin("mcu1", new UUID(0, 1)),
                uri,
                McuType.AUDIO_VIDEO,
                0,
                ++version,
                DocumentState.FULL,
                List.of(new McuState.Member(user("carol"), List.of(carol))),
                Optional.of(view)));
  }

  private C3pResponse answered(String name) {
    String command =
        OWN.replace("MCU", uri.mcu(McuType.AUDIO_VIDEO).asString()).replace("FOCUS", focus);
    CommandAnswer given = conferencing.command(focus, name, command);
    if (!given.response().toCompletableFuture().isDone()) {
      RecordedMcus.Told told = conferencing.mcus.last();
      XmlElement done =
          Xml.read("<" + told.command().name() + " xmlns='" + Conferencing.NS + "'/>");
      told.answer().complete(given.request().success(done));
    }
    return given.response().toCompletableFuture().join();
  }

  @Test
  void whoIsSilentMaySpeakAgainUnlessTheRulesForbidIt() {
    told(true, MediaFilters.initial(McuType.AUDIO_VIDEO), RoomSettings.PLAIN);
    assertThat(answered("carol").code()).isEqualTo(C3pCode.SUCCESS);
    told(true, new MediaFilters(false, true, false), RoomSettings.PLAIN);
    assertThat(answered("carol").reason()).contains(C3pReason.UNAUTHORIZED);
    assertThat(answered("alice").code()).as("a presenter").isEqualTo(C3pCode.SUCCESS);
    told(true, new MediaFilters(false, true, true), RoomSettings.PLAIN);
    assertThat(answered("carol").code()).isEqualTo(C3pCode.SUCCESS);
  }

  @Test
  void nobodySilencesAnotherButAPresenter() {
    told(false, MediaFilters.initial(McuType.AUDIO_VIDEO), RoomSettings.PLAIN);
    assertThat(answered("dan").reason()).contains(C3pReason.UNAUTHORIZED);
    assertThat(answered("carol").code()).as("herself").isEqualTo(C3pCode.SUCCESS);
  }

  @Test
  void theRosterTellsWhoIsSilenced() {
    told(true, MediaFilters.initial(McuType.AUDIO_VIDEO), RoomSettings.PLAIN);
    Roster.User carol =
        conferencing.seenBy("alice").get(conferencing.seenBy("alice").size() - 1).users().stream()
            .flatMap(roster -> roster.users().stream())
            .filter(user -> user.entity().equals(user("carol")))
            .findFirst()
            .orElseThrow();
    String details = carol.endpoints().get(1).details().toString();
    assertThat(details).contains("media-ingress-filter", "block", "recvonly", "main-audio");
  }

  @Test
  void aPresenterLocksTheConferenceByTheKeysOfHisPhone() {
    McuState.View open = new McuState.View(false, MediaFilters.OPEN);
    told(false, open.wishing(Optional.of(true)));
    assertThat(conferencing.live.find(uri).orElseThrow().locked()).isTrue();
    assertThat(conferencing.mcus.commands()).contains("modifyConferenceLock");
    assertThat(conferencing.seenBy("alice").toString()).doesNotContain("wish");
    told(false, open.wishing(Optional.of(false)));
    assertThat(conferencing.live.find(uri).orElseThrow().locked()).isFalse();
    told(false, new McuState.View(true, MediaFilters.OPEN));
    assertThat(conferencing.live.find(uri).orElseThrow().locked())
        .as("what an MCU knows of the lock is no wish")
        .isFalse();
  }

  @Test
  void theNextMcuIsGivenWhatTheOneBeforeWasTold() {
    assertThat(conferencing.focus.mcus().describe(uri.mcu(McuType.AUDIO_VIDEO), 1).filters())
        .isEqualTo(MediaFilters.initial(McuType.AUDIO_VIDEO));
    MediaFilters silent = new MediaFilters(false, true, false);
    RoomSettings room = new RoomSettings(true, true);
    told(true, silent, room);
    McuConference next = conferencing.focus.mcus().describe(uri.mcu(McuType.AUDIO_VIDEO), 2);
    assertThat(next.filters()).isEqualTo(silent);
    assertThat(next.room()).isEqualTo(room);
  }
}
