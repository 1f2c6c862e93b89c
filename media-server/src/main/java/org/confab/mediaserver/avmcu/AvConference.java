package org.confab.mediaserver.avmcu;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.RoomListener;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Conference;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.McuKind;
import org.confab.mediaserver.mcu.Newcomer;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.sdp.SessionDescription;

/** One conference whose members hear each other: its legs are those of one room of the engine. */
public final class AvConference extends Conference<AvLeg> {
  private static final int GONE = 481;
  private static final int SILENT = 408;
  private static final int PENDING = 491;

  private final AvMcu mcu;
  private final AudioRoom room;

  AvConference(McuConference given, McuKind.Common common, AvMcu mcu) {
    super(given, common);
    this.mcu = mcu;
    this.room = mcu.engine().open(given.uri().asString(), new RoomListener() {});
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
    return new AvLeg(order, device, dialog, room, mcu, new Heard());
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
    if (status == PENDING) {
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

  private final class Heard implements AvLeg.Listener {
    @Override
    public void silent(AvLeg leg) {
      ask(leg);
    }

    @Override
    public void found(AvLeg leg, RemoteMedia where) {
      reaches(leg, where);
    }

    @Override
    public void lost(AvLeg leg) {
      unreachable(leg);
    }
  }

  private synchronized void reaches(AvLeg leg, RemoteMedia where) {
    if (present(leg)) {
      leg.reaches(where);
      tell(leg);
    }
  }

  private synchronized void unreachable(AvLeg leg) {
    if (present(leg)) {
      leg.dialog().end();
      drop(leg, "cannot be reached with media by");
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
    room.close();
  }
}
