package org.confab.mediaserver.avmcu;

import java.util.Map;
import java.util.Optional;
import org.confab.mediaserver.audio.Earcon;
import org.confab.mediaserver.mcu.McuRefused;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.MediaOrder;
import org.confab.protocol.mcu.RoomChange;
import org.confab.protocol.rtp.TelephoneEvent.Key;

/**
 * Does what people order with keys, and lets them hear what became of it. Under the monitor of the
 * conference.
 */
final class KeyControl {
  private final AvConference conference;

  KeyControl(AvConference conference) {
    this.conference = conference;
  }

  /** Star and that key, pressed at a leg. */
  void obey(AvLeg leg, Key key) {
    Optional<KeyCommand> command = KeyCommand.of(key).filter(row -> row.isFor(leg.role()));
    if (command.isEmpty()) {
      leg.play(Earcon.REFUSED.sound());
      return;
    }
    switch (command.get()) {
      case STATE -> tellState(leg);
      case RECORD -> record(leg);
      case COUNT -> leg.play(Earcon.count(conference.size()));
      case SILENCE_ALL -> silenceAll(leg);
      case SILENCE_ME -> silence(leg);
      case LOCK -> conference.wishLocked(!conference.given().locked());
      case ANNOUNCE -> announce();
    }
  }

  private void tellState(AvLeg leg) {
    McuConference given = conference.given();
    leg.play((leg.blocked() ? Earcon.MUTED : Earcon.UNMUTED).sound());
    if (given.locked()) {
      leg.play(Earcon.LOCKED.sound());
    }
    if (given.room().announced()) {
      leg.play(Earcon.ANNOUNCED.sound());
    }
    if (given.room().recorded()) {
      leg.play(Earcon.RECORDING.sound());
    }
  }

  private void record(AvLeg leg) {
    try {
      change(Optional.empty(), Optional.of(!conference.given().room().recorded()));
    } catch (McuRefused cannot) {
      leg.play(Earcon.REFUSED.sound());
    }
  }

  private void silence(AvLeg leg) {
    if (leg.blocked() && !conference.given().filters().mayModifyOwn(leg.role())) {
      leg.play(Earcon.REFUSED.sound());
      return;
    }
    conference.block(leg.user(), leg.endpoint(), !leg.blocked());
  }

  private void silenceAll(AvLeg leg) {
    McuConference given = conference.given();
    boolean silent = given.filters().othersBlocked();
    MediaFilters rules =
        silent ? MediaFilters.initial(given.type()) : new MediaFilters(false, true, false);
    conference.filters(new MediaOrder(Optional.of(rules), Map.of()));
    leg.play((silent ? Earcon.ALL_UNMUTED : Earcon.ALL_MUTED).sound());
  }

  private void announce() {
    change(Optional.of(!conference.given().room().announced()), Optional.empty());
  }

  private void change(Optional<Boolean> announced, Optional<Boolean> recorded) {
    conference.change(
        new RoomChange(conference.uri(), Optional.empty(), Optional.empty(), announced, recorded));
  }
}
