package org.confab.mediaserver.avmcu;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.Earcon;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.RoomListener;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Conference;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.mcu.LegRequest;
import org.confab.mediaserver.mcu.McuKind;
import org.confab.mediaserver.mcu.McuRefused;
import org.confab.mediaserver.mcu.Newcomer;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.mediaserver.video.VideoRoom;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.RoomChange;
import org.confab.protocol.mediacontrol.MediaControl;
import org.confab.protocol.rtp.TelephoneEvent;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.sip.Diagnostic;

/**
 * One conference whose members hear and see each other: its legs are those of one room of the
 * engine.
 */
public final class AvConference extends Conference<AvLeg> {
  private static final System.Logger LOG = System.getLogger(AvConference.class.getName());

  private static final int GONE = 481;
  private static final int SILENT = 408;
  private static final int PENDING = 491;
  private static final int UNSENT = 503;

  private final AvMcu mcu;
  private final InstantSource clock;
  private final KeyControl keys = new KeyControl(this);
  private final AudioRoom room;
  private final RoomRecording recording;
  private final Rooms rooms;
  private final Insistence insists;

  /** What legs have places in. */
  record Rooms(AudioRoom sound, VideoRoom pictures) {}

  AvConference(McuConference given, McuKind.Common common, AvMcu mcu) {
    super(given, common);
    this.mcu = mcu;
    this.clock = common.around().clock();
    this.room = mcu.engine().open(given.uri().asString(), new RoomListener() {});
    this.recording =
        new RoomRecording(
            mcu.recorder(),
            room,
            given.focus().id(),
            () -> mcu.timer().execute(this::recordingEnded));
    insists = new Insistence(mcu.timer(), mcu.limits().behind());
    this.rooms = new Rooms(room, mcu.pictures().pictures(room));
    if (given.room().recorded() && !recording.begin()) {
      mcu.timer().execute(this::recordingEnded);
    }
  }

  @Override
  protected Newcomer<AvLeg> newcomer(Optional<Body> offer) {
    Optional<SessionDescription> read = offer.map(AvLeg::read);
    return (order, device, dialog) -> {
      AvLeg leg = leg(order, device, dialog);
      try {
        leg.begins(read);
      } catch (RuntimeException refused) {
        leg.letGo();
        throw refused;
      }
      return leg;
    };
  }

  private AvLeg leg(
      LegOrder order, Optional<org.confab.protocol.sip.SipUri> device, LegDialog dialog) {
    return new AvLeg(order, device, dialog, rooms, mcu, new Heard());
  }

  @Override
  protected AvLeg called(LegOrder order, LegDialog dialog) {
    return leg(order, order.leg().uri(), dialog);
  }

  @Override
  protected AvLeg resumed(LegOrder order, LegDialog dialog) {
    return leg(order, order.leg().uri(), dialog);
  }

  @Override
  protected void goesOn(AvLeg leg) {
    if (!leg.goesOn()) {
      leg.dialog().invite(leg.offer());
    }
  }

  @Override
  protected Body invitedAgain(AvLeg leg, Optional<Body> offer) {
    Body answer = offer.isPresent() ? leg.takes(AvLeg.read(offer.get())) : leg.offer();
    tell(leg);
    return answer;
  }

  /** What was agreed before holds, unless there was nothing or nobody is there any more. */
  @Override
  protected synchronized void declined(AvLeg leg, int status) {
    if (!present(leg)) {
      return;
    }
    super.declined(leg, status);
    boolean unsent = status == UNSENT && !leg.agreed();
    if ((status == PENDING || unsent) && leg.mayOfferAgain(mcu.limits().offers())) {
      later(mcu.limits().glare(), () -> offerAgain(leg));
    } else if (status == GONE || status == SILENT || !leg.agreed()) {
      leg.dialog().end();
      drop(leg, "has no media in common with");
    }
  }

  private synchronized void offerAgain(AvLeg leg) {
    if (present(leg)) {
      leg.dialog().invite(leg.offer());
    }
  }

  private synchronized void pressed(AvLeg leg, TelephoneEvent.Key key) {
    if (!present(leg) || !leg.connected()) {
      return;
    }
    switch (leg.keys().pressed(key, clock.instant())) {
      case COMMAND -> keys.obey(leg, leg.keys().key());
      case TOO_SOON -> leg.play(Earcon.REFUSED.sound());
      case NOTHING -> {}
    }
  }

  /** A presenter wants the door locked, or open: the Focus decides, and says so. */
  void wishLocked(boolean locked) {
    wish(locked);
  }

  @Override
  protected void entered(AvLeg leg) {
    if (given().room().recorded()) {
      leg.play(Earcon.RECORDING.sound());
    }
    announce(Earcon.ENTRY);
  }

  @Override
  protected void gone(AvLeg leg) {
    announce(Earcon.EXIT);
  }

  private void announce(Earcon what) {
    if (given().room().announced()) {
      play(what);
    }
  }

  @Override
  protected void allow(McuConference next) {
    if (next.room().recorded() && !recording.begin()) {
      throw new McuRefused(C3pReason.OTHER_FAILURE);
    }
  }

  private void recordingEnded() {
    if (!ended()) {
      change(
          new RoomChange(
              uri(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false)));
    }
  }

  @Override
  protected void settled(McuConference before) {
    McuConference now = given();
    if (!now.room().recorded()) {
      recording.end();
    }
    if (now.room().recorded() != before.room().recorded()) {
      play(now.room().recorded() ? Earcon.RECORDING : Earcon.RECORDED);
    }
    if (now.locked() != before.locked()) {
      play(now.locked() ? Earcon.LOCKED : Earcon.UNLOCKED);
    }
    if (now.room().announced() != before.room().announced()) {
      play(now.room().announced() ? Earcon.ANNOUNCED : Earcon.UNANNOUNCED);
    }
  }

  /** A loop that is too far behind has no time for tones. */
  private void play(Earcon what) {
    try {
      room.play(what.sound());
    } catch (RejectedExecutionException behind) {
      LOG.log(Level.DEBUG, "not played: {0}", what);
    }
  }

  private synchronized void shown(AvLeg leg) {
    if (present(leg)) {
      tell(leg);
    }
  }

  private final class Heard implements AvLeg.Listener {
    @Override
    public void pressed(AvLeg leg, TelephoneEvent.Key key) {
      AvConference.this.pressed(leg, key);
    }

    @Override
    public void sourceKnown(AvLeg leg) {
      later(
          mcu.limits().sources(),
          () -> {
            leg.sourceTold();
            shown(leg);
          });
    }

    @Override
    public void silent(AvLeg leg) {
      ask(leg);
    }

    @Override
    public void ahead(AvLeg leg) {
      toldAgain(leg);
    }

    @Override
    public void found(AvLeg leg, RemoteMedia where) {
      insists.on(() -> reaches(leg, where));
    }

    @Override
    public void lost(AvLeg leg, String how) {
      unreachable(leg, how);
    }

    @Override
    public void keyed(AvLeg leg, Runnable begin) {
      insists.on(() -> AvConference.this.keyed(leg, begin));
    }

    @Override
    public void pictureFound(AvLeg leg, RemoteMedia where) {
      insists.on(() -> pictureReaches(leg, where));
    }

    @Override
    public void pictureLost(AvLeg leg) {
      insists.on(() -> withoutPicture(leg));
    }

    @Override
    public void wholeWanted(AvLeg leg) {
      askForWhole(leg);
    }

    @Override
    public Optional<VideoCodec> liked(AvLeg leg) {
      return CommonCodec.of(others(leg).stream().map(it -> it.picture().codecs()).toList());
    }
  }

  private synchronized void reaches(AvLeg leg, RemoteMedia where) {
    if (!present(leg)) {
      return;
    }
    leg.reaches(where);
    tell(leg);
  }

  private synchronized void toldAgain(AvLeg leg) {
    if (present(leg)) {
      tell(leg);
    }
  }

  private synchronized void pictureReaches(AvLeg leg, RemoteMedia where) {
    if (present(leg)) {
      leg.picture().reaches(where);
      tell(leg);
    }
  }

  private synchronized void withoutPicture(AvLeg leg) {
    if (present(leg)) {
      leg.picture().lost();
      log(leg, "has no way for its picture in");
      tell(leg);
    }
  }

  private synchronized void askForWhole(AvLeg leg) {
    if (present(leg) && leg.connected()) {
      leg.dialog()
          .request(
              LegRequest.info(
                  new Body(MediaControl.CONTENT_TYPE, MediaControl.PICTURE_FAST_UPDATE.bytes())),
              status -> {});
    }
  }

  /** [MS-XMLMC]: what else a client may ask for there is answered and not done. */
  @Override
  protected synchronized void info(AvLeg leg, Body body) {
    requirePresent(leg);
    if (!body.bareType().equals(MediaControl.CONTENT_TYPE)) {
      super.info(leg, body);
      return;
    }
    try {
      if (MediaControl.read(body.bytes()).pictureFastUpdate()) {
        leg.picture().wantsWhole();
      }
    } catch (IllegalArgumentException unreadable) {
      throw new LegRefused(400, Diagnostic.PARSE_FAILURE);
    }
  }

  private synchronized void unreachable(AvLeg leg, String how) {
    if (present(leg)) {
      leg.dialog().end();
      drop(leg, how);
    }
  }

  private synchronized void keyed(AvLeg leg, Runnable begin) {
    if (present(leg)) {
      begin.run();
      tell(leg); // another process needs the keys too
    }
  }

  /** Nothing comes from a leg: it may be held, or nobody is there any more. */
  private synchronized void ask(AvLeg leg) {
    if (present(leg) && leg.connected()) {
      leg.dialog().probe(status -> probed(leg, status));
    }
  }

  private synchronized void probed(AvLeg leg, int status) {
    if (!present(leg)) {
      return;
    }
    if (status == GONE || status == SILENT) {
      leg.dialog().end();
      drop(leg, "is silent and does not answer, and is put out of");
    } else {
      later(mcu.limits().probe(), () -> lookAgain(leg));
    }
  }

  private void lookAgain(AvLeg leg) {
    if (leg.silence().compareTo(mcu.limits().probe()) >= 0) {
      ask(leg);
    }
  }

  private void later(java.time.Duration delay, Runnable work) {
    mcu.timer().schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  protected void closed() {
    recording.end();
    room.close();
  }
}
