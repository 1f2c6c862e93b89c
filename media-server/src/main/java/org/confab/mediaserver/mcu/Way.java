package org.confab.mediaserver.mcu;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** The way from a dialog to its leg in a conference; the leg comes a moment after the dialog. */
final class Way<L extends Leg> implements LegInput {
  private final Conference<L> conference;
  private final AtomicReference<L> end = new AtomicReference<>();

  Way(Conference<L> conference) {
    this.conference = conference;
  }

  void leadsTo(L leg) {
    end.set(leg);
  }

  /** The leg; the monitor lets nobody in before it is there. */
  private L leg() {
    synchronized (conference) {
      L leg = end.get();
      if (leg == null) {
        throw new IllegalStateException("a dialog without a leg");
      }
      return leg;
    }
  }

  @Override
  public void message(Body text, LongConsumer accepted) {
    conference.message(leg(), text, accepted);
  }

  @Override
  public void info(Body notice) {
    conference.info(leg(), notice);
  }

  @Override
  public Body invited(Optional<Body> offer) {
    return conference.invited(leg(), offer);
  }

  @Override
  public void answered(Body answer) {
    conference.answered(leg(), answer);
  }

  @Override
  public void declined(int status) {
    conference.declined(leg(), status);
  }

  @Override
  public void left() {
    conference.left(leg());
  }
}
