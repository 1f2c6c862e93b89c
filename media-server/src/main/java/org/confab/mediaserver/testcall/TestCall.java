package org.confab.mediaserver.testcall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.avmcu.AvConference;
import org.confab.mediaserver.avmcu.AvMcu;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.mediaserver.mcu.McuKind;
import org.confab.mediaserver.mcu.McuSurroundings;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/** One test call: a conference of one, of which the server knows nothing, and its script. */
final class TestCall {
  private static final String CALLER = "{test-call}";

  private final SipUri user;
  private final AvMcu mcu;
  private final TestCallLimits limits;
  private final Consumer<TestCall> forget;
  private final AtomicBoolean began = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AvConference conference;
  private final List<Future<?>> due = new ArrayList<>();
  private @Nullable AudioRoom room;
  private @Nullable AudioLeg leg;
  private volatile boolean in;

  /**
   * @param user who calls
   * @param uri a name that no conference has
   * @param around what is around conferences; news of this one go nowhere
   * @param forget is told once, when it is over
   */
  TestCall(
      SipUri user,
      ConferenceUri uri,
      AvMcu mcu,
      McuSurroundings around,
      TestCallLimits limits,
      Consumer<TestCall> forget) {
    this.user = user.aor();
    this.mcu = mcu;
    this.limits = limits;
    this.forget = forget;
    McuSurroundings quiet =
        new McuSurroundings(
            around.origin(),
            around.limits(),
            around.clock(),
            around.dialogs(),
            conference -> changed(conference.size()),
            around.figures());
    conference =
        mcu.with(new OwnRoom(mcu.engine(), this::joined, () -> mcu.timer().execute(this::begin)))
            .conference(
                new McuConference(
                    uri,
                    McuType.AUDIO_VIDEO,
                    0,
                    1,
                    false,
                    MediaFilters.initial(McuType.AUDIO_VIDEO)),
                new McuKind.Common(quiet, new AtomicInteger()));
  }

  SipUri user() {
    return user;
  }

  private synchronized void joined(AudioRoom there, AudioLeg caller) {
    room = there;
    leg = caller;
  }

  /** Lets the caller in; throws what {@link AvConference#join} throws. */
  LegInput join(
      Optional<SipUri> device, Optional<Body> offer, LegDialog dialog, Consumer<Body> accepted) {
    McuLeg expected = McuLeg.expected(CALLER, McuType.AUDIO_VIDEO, dialog.state().callId());
    conference.order(new LegOrder(conference.uri(), user, "", Role.ATTENDEE, expected));
    LegInput input = conference.join(user, device, offer, dialog, accepted);
    in = true;
    watch();
    return input;
  }

  private synchronized void watch() {
    if (!over.get()) {
      due.add(after(limits.patience(), this::begin));
      due.add(after(limits.longest(), this::end));
    }
  }

  private Future<?> after(Duration time, Runnable what) {
    return mcu.timer().schedule(what, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void begin() {
    AudioRoom here = room;
    AudioLeg caller = leg;
    if (here == null || caller == null || over.get() || !began.compareAndSet(false, true)) {
      return;
    }
    Script script = new Script(limits.speech(), () -> mcu.timer().execute(this::end));
    try {
      here.tap(script);
      caller.play(script);
    } catch (RejectedExecutionException behind) {
      mcu.timer().execute(this::end);
    }
  }

  // Told under the monitor of the conference, so what follows is done elsewhere.
  private void changed(int legs) {
    if (in && legs == 0) {
      mcu.timer().execute(this::end);
    }
  }

  /** Hangs up, if the caller has not. */
  void end() {
    if (over.compareAndSet(false, true)) {
      letGo();
      conference.end(false);
      forget.accept(this);
    }
  }

  /** Whoever calls again and again leaves nothing behind that waits for its time. */
  private synchronized void letGo() {
    due.forEach(one -> one.cancel(false));
    due.clear();
    if (room != null) {
      room.untap();
    }
    room = null;
    leg = null;
  }
}
