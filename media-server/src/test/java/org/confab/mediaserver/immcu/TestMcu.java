package org.confab.mediaserver.immcu;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Dialogs;
import org.confab.mediaserver.mcu.FakeDialog;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.mediaserver.mcu.McuLimits;
import org.confab.mediaserver.mcu.McuSurroundings;
import org.confab.mediaserver.mcu.Mcus;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuOrigin;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.sip.SipUri;

/** An MCU whose members are {@link FakeDialog}s. */
public final class TestMcu implements Dialogs {
  public static final McuLimits LIMITS = new McuLimits(3, 20, 10, Duration.ofSeconds(60));
  static final ImLimits MESSAGES = new ImLimits(1_000, 200, 4, 2_000, 3);

  public final Figures figures = new Figures();
  public final Mcus mcu;
  public Instant now = Instant.parse("2026-01-01T00:00:00Z");
  final Map<String, FakeDialog> dialogs = new LinkedHashMap<>();
  final List<LegInput> called = new ArrayList<>();
  int changes;

  public TestMcu() {
    this(LIMITS, MESSAGES);
  }

  TestMcu(McuLimits limits, ImLimits messages) {
    mcu =
        new Mcus(
            new McuSurroundings(
                new McuOrigin("m1", new UUID(1, 2)),
                limits,
                () -> now,
                this,
                conference -> changes++,
                figures),
            List.of(new ImMcu(messages, "127.0.0.1")));
  }

  public static ConferenceUri focus(String id) {
    return ConferenceUri.focus(SipUri.of("alice", "x.test"), ConferenceId.of(id));
  }

  public static ConferenceUri chat(String id) {
    return focus(id).mcu(McuType.CHAT);
  }

  public static McuConference settings(String id, long generation) {
    return new McuConference(focus(id), McuType.CHAT, generation, 0, false, MediaFilters.OPEN);
  }

  public ImConference conference(String id) {
    return (ImConference) mcu.provision(Provision.empty(settings(id, 0)));
  }

  public static SipUri user(String name) {
    return SipUri.of(name, "x.test");
  }

  public static LegOrder expected(String id, String name, Role role) {
    return new LegOrder(
        chat(id), user(name), name, role, McuLeg.expected("{" + name + "}", McuType.CHAT, ""));
  }

  static DialogState dialog(String id, String name) {
    return new DialogState(
        "call-" + name,
        chat(id).asString(),
        "mcu",
        "sip:" + name + "@x.test",
        name,
        "sip:" + name + "@x.test;gruu",
        List.of(),
        0,
        1);
  }

  /** A session description of somebody who reads these types. */
  static Optional<Body> offer(String... formats) {
    String types = formats.length == 0 ? "" : "a=accept-types:" + String.join(" ", formats);
    return Optional.of(
        Body.sdp(("m=message 5060 sip null\r\n" + types).getBytes(StandardCharsets.UTF_8)));
  }

  /** A member that reads these types, let in. */
  Member join(ImConference conference, String name, Role role, String... formats) {
    String id = conference.given().focus().id().asString();
    conference.order(expected(id, name, role));
    FakeDialog dialog = new FakeDialog(dialog(id, name));
    dialogs.put(name, dialog);
    LegInput input =
        conference.join(
            user(name),
            Optional.of(SipUri.parse("sip:" + name + "@x.test;gruu")),
            offer(formats),
            dialog,
            answer -> {});
    return new Member(this, name, dialog, input);
  }

  /** A member that reads plain text and reports, let in. */
  public Member join(ImConference conference, String name) {
    return join(conference, name, Role.ATTENDEE, "text/plain", "application/ms-imdn+xml");
  }

  /** Lets all prompt members answer until nobody has anything left. */
  void settle() {
    boolean any = true;
    while (any) {
      any = false;
      for (FakeDialog dialog : dialogs.values()) {
        any |= dialog.answerIfPrompt();
      }
    }
  }

  @Override
  public LegDialog takeOver(
      ConferenceUri conference, SipUri user, DialogState state, LegInput input) {
    FakeDialog dialog = new FakeDialog(state);
    dialogs.put(state.remoteTag(), dialog);
    called.add(input);
    return dialog;
  }

  @Override
  public LegDialog dialOut(ConferenceUri conference, SipUri user, SipUri target, LegInput input) {
    FakeDialog dialog = new FakeDialog(dialog(conference.id().asString(), user.user()));
    dialogs.put(user.user(), dialog);
    called.add(input);
    return dialog;
  }

  /** Somebody in a conference. */
  public record Member(TestMcu mcu, String name, FakeDialog dialog, LegInput input) {
    long says(String text) {
      return says("text/plain", text);
    }

    long says(String type, String text) {
      long[] id = new long[1];
      input.message(new Body(type, text.getBytes(StandardCharsets.UTF_8)), given -> id[0] = given);
      mcu.settle();
      return id[0];
    }

    void types() {
      input.info(
          new Body(
              "application/xml",
              "<KeyboardActivity><status status=\"type\"/></KeyboardActivity>"
                  .getBytes(StandardCharsets.UTF_8)));
    }
  }
}
