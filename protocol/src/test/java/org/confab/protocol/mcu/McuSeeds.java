package org.confab.protocol.mcu;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/** One value of each kind that server and MCU tell each other. */
final class McuSeeds {
  private static final ConferenceUri FOCUS =
      ConferenceUri.focus(SipUri.of("alice", "x.test"), ConferenceId.of("AB12CD34"));
  private static final SipUri BOB = SipUri.of("bob", "x.test");
  private static final UUID INCARNATION = new UUID(1, 2);

  static final McuDescription DESCRIPTION =
      new McuDescription(
          "m1",
          INCARNATION,
          URI.create("https://127.0.0.1:8444/c3p"),
          SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
          Set.of(McuType.CHAT, McuType.AUDIO_VIDEO),
          new McuDescription.Load(1, 100, 3, 1_000),
          false);

  static final DialogState DIALOG =
      new DialogState(
          "c1",
          "<sip:alice@x.test;gruu;opaque=app:conf:chat:id:AB12CD34>",
          "t1",
          "<sip:bob@x.test>",
          "t2",
          "sip:127.0.0.1:4;transport=tls",
          List.of("<sip:127.0.0.1:5061;transport=tls;lr>"),
          7,
          9,
          "bWVkaWE=");

  static final McuLeg LEG =
      new McuLeg(
          "{5E2D}",
          McuType.CHAT,
          LegStatus.CONNECTED,
          JoiningMethod.DIALED_IN,
          Optional.of(BOB),
          "c1",
          false,
          List.of("text/plain", "text/html"),
          Optional.of(Role.PRESENTER),
          Optional.of(DIALOG));

  static final McuLeg AUDIO_LEG =
      new McuLeg(
          "{5E2D}",
          McuType.AUDIO_VIDEO,
          LegStatus.CONNECTED,
          JoiningMethod.DIALED_OUT,
          Optional.of(BOB),
          "c1",
          true,
          List.of(),
          Optional.of(Role.ATTENDEE),
          Optional.of(DIALOG),
          List.of(
              new LegMedia("1", "audio", "main-audio", OptionalLong.of(4_000_000_000L), "sendrecv"),
              new LegMedia("2", "video", "main-video", OptionalLong.empty(), "recvonly")));

  static final McuConference CONFERENCE =
      new McuConference(
          FOCUS,
          McuType.AUDIO_VIDEO,
          3,
          100,
          true,
          new MediaFilters(true, false, true),
          new RoomSettings(true, false));

  static final LegOrder ORDER =
      new LegOrder(FOCUS.mcu(McuType.CHAT), BOB, "Bob", Role.PRESENTER, LEG);

  static final Provision PROVISION =
      new Provision(
          new McuConference(
              FOCUS, McuType.CHAT, 3, 100, false, MediaFilters.OPEN, RoomSettings.PLAIN),
          List.of(ORDER));

  static final McuState STATE =
      new McuState(
          new McuOrigin("m1", INCARNATION),
          FOCUS,
          McuType.CHAT,
          3,
          17,
          DocumentState.FULL,
          List.of(new McuState.Member(BOB, List.of(LEG))),
          Optional.of(new McuState.View(true, MediaFilters.OPEN).wishing(Optional.of(true))));

  private McuSeeds() {}
}
