package org.confab.mediaserver.immcu;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** The way from a dialog to its leg in a conference; the leg comes a moment after the dialog. */
final class Way implements LegInput {
  private final ImConference conference;
  private final AtomicReference<Leg> end = new AtomicReference<>();

  Way(ImConference conference) {
    this.conference = conference;
  }

  void leadsTo(Leg leg) {
    end.set(leg);
  }

  /** The leg; the monitor lets nobody in before it is there. */
  private Leg leg() {
    synchronized (conference) {
      Leg leg = end.get();
      if (leg == null) {
        throw new IllegalStateException("a dialog without a leg");
      }
      return leg;
    }
  }

  @Override
  public void message(ImMessage text, LongConsumer accepted) {
    conference.message(leg(), text, accepted);
  }

  @Override
  public void typing(ImMessage notice) {
    conference.typing(leg(), notice);
  }

  @Override
  public void answered(List<String> formats) {
    conference.answered(leg(), formats);
  }

  @Override
  public void left() {
    conference.left(leg());
  }
}
