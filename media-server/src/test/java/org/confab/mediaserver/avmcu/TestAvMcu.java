package org.confab.mediaserver.avmcu;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.confab.mediaserver.audio.AudioEngine;
import org.confab.mediaserver.dtls.TestHandshakes;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Dialogs;
import org.confab.mediaserver.mcu.FakeDialog;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.mediaserver.mcu.McuLimits;
import org.confab.mediaserver.mcu.McuSurroundings;
import org.confab.mediaserver.mcu.Mcus;
import org.confab.mediaserver.recording.Recorder;
import org.confab.mediaserver.video.VideoEngine;
import org.confab.mediaserver.video.VideoRoom;
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
import org.confab.protocol.sip.SipUri;

/** An A/V MCU on a {@link FakeEngine}; what it does later is done when the test says so. */
final class TestAvMcu implements Dialogs {
  private static final String ID = "AB12CD34";
  static final ConferenceUri FOCUS =
      ConferenceUri.focus(SipUri.of("alice", "x.test"), ConferenceId.of(ID));
  static final ConferenceUri URI = FOCUS.mcu(McuType.AUDIO_VIDEO);

  static final McuType TYPE = McuType.AUDIO_VIDEO;

  final FakeEngine engine = new FakeEngine();

  /** Whose leg cannot be taken over for a reason that nobody foresaw. */
  String faulty = "";

  final FakePictures pictures = new FakePictures();
  Instant now = Instant.EPOCH;
  final Deque<Runnable> later = new ArrayDeque<>();
  final Map<String, FakeDialog> dialogs = new LinkedHashMap<>();
  final List<LegInput> called = new ArrayList<>();
  final List<Body> answers = new ArrayList<>();
  Consumer<Body> answered = answers::add;
  volatile Runnable changed = () -> {};
  final Mcus mcus;

  TestAvMcu() {
    this(Optional.empty());
  }

  TestAvMcu(Optional<Recorder> recorder) {
    mcus = mcus(engine, room -> pictures, new Later(later), recorder);
  }

  /** The same on a real engine and a real timer. */
  TestAvMcu(AudioEngine real, ScheduledExecutorService timer) {
    mcus =
        mcus(
            real,
            real instanceof VideoEngine both ? both : room -> VideoRoom.NONE,
            timer,
            Optional.empty());
  }

  private Mcus mcus(
      AudioEngine on,
      VideoEngine seen,
      ScheduledExecutorService timer,
      Optional<Recorder> recorder) {
    McuSurroundings around =
        new McuSurroundings(
            new McuOrigin("m1", new UUID(1, 2)),
            new McuLimits(3, 20, 10, Duration.ofSeconds(60)),
            () -> now,
            this,
            conference -> changed.run(),
            new Figures());
    AvMcu kind =
        new AvMcu(
            on,
            seen,
            InetAddress.getLoopbackAddress(),
            TestHandshakes.ALL,
            new SecureRandom(),
            timer,
            new Figures(),
            AvLimits.DEFAULT);
    return new Mcus(around, List.of(recorder.map(kind::with).orElse(kind)));
  }

  /** Keeps what it is to run. */
  private static final class Later extends ScheduledThreadPoolExecutor {
    private final Deque<Runnable> queue;

    Later(Deque<Runnable> queue) {
      super(0);
      this.queue = queue;
    }

    @Override
    public void execute(Runnable work) {
      queue.add(work);
    }

    @Override
    public java.util.concurrent.ScheduledFuture<?> schedule(
        Runnable work, long delay, TimeUnit unit) {
      queue.add(work);
      return super.schedule(() -> {}, 0, unit);
    }
  }

  /** Does what is to be done later, and what follows from that. */
  void passTime() {
    for (int n = later.size(); n > 0; n--) {
      later.remove().run();
    }
  }

  static McuConference settings(long generation, MediaFilters filters) {
    return new McuConference(FOCUS, McuType.AUDIO_VIDEO, generation, 0, false, filters);
  }

  static SipUri user(String name) {
    return SipUri.of(name, "x.test");
  }

  static LegOrder order(String name, McuLeg leg) {
    return new LegOrder(URI, user(name), name, Role.ATTENDEE, leg);
  }

  static DialogState dialog(String name) {
    return new DialogState(
        "call-" + name,
        URI.asString(),
        "mcu",
        user(name).asString(),
        name,
        user(name).asString() + ";gruu",
        List.of(),
        0,
        1);
  }

  /** What a phone without ICE and keys offers; {@code extra} follows its media. */
  static Optional<Body> offer(String... extra) {
    String sdp =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.9\r\ns=-\r\nc=IN IP4 127.0.0.9\r\nt=0 0\r\n"
            + "m=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"
            + "a=rtpmap:101 telephone-event/8000\r\n"
            + String.join("\r\n", extra)
            + (extra.length == 0 ? "" : "\r\n");
    return Optional.of(Body.sdp(sdp.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(Body body) {
    return new String(body.bytes(), StandardCharsets.UTF_8);
  }

  /** Somebody comes in with that offer. */
  LegInput join(AvConference conference, String name, Optional<Body> offer) {
    conference.order(order(name, McuLeg.expected("{" + name + "}", McuType.AUDIO_VIDEO, "")));
    FakeDialog dialog = new FakeDialog(dialog(name));
    dialogs.put(name, dialog);
    return conference.join(user(name), Optional.empty(), offer, dialog, answered);
  }

  @Override
  public LegDialog takeOver(
      ConferenceUri conference, SipUri user, DialogState state, LegInput input) {
    if (user.user().equals(faulty)) {
      throw new IllegalStateException("a fault at " + user.asString());
    }
    return dialOut(URI, user, user, input);
  }

  @Override
  public LegDialog dialOut(ConferenceUri conference, SipUri user, SipUri target, LegInput input) {
    FakeDialog dialog = new FakeDialog(dialog(user.user()));
    dialogs.put(user.user(), dialog);
    called.add(input);
    return dialog;
  }
}
