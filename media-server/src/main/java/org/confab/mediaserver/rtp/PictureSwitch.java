package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import org.confab.mediaserver.video.Recency;
import org.jspecify.annotations.Nullable;

/** The pictures of a room, on its loop: who sees whom. */
final class PictureSwitch {
  /** Ticks between two looks at who shows anything. */
  private static final int LOOK = 5;

  /** Streams that begin anew sooner after each other wait for the next tick. */
  private static final long RESTART_NANOS = 200_000_000;

  private final Recency<PictureStream> recency = new Recency<>();
  private boolean changed;
  private int ticks;
  private long lastRestart;
  private long looks;

  void add(PictureStream leg) {
    recency.add(leg);
    changed = true;
  }

  void remove(PictureStream leg) {
    recency.remove(leg);
    lost(leg);
  }

  private void lost(PictureStream leg) {
    for (int each = 0; each < recency.all().size(); each++) {
      recency.all().get(each).loses(leg);
    }
    changed = true;
  }

  /** Somebody speaks. */
  void speaks(PictureStream leg) {
    recency.speaks(leg);
    changed = true;
  }

  /** A packet of a leg is to be handed on; returns to how many it went. */
  int forward(PictureStream from, ByteBuffer datagram, long now) {
    if (from.in().restarted()) {
      lost(from);
      // At once, for its first packet may be of a whole picture; but sources can be many.
      if (now - lastRestart >= RESTART_NANOS) {
        lastRestart = now;
        choose(now);
      }
    }
    int sent = 0;
    for (int each = 0; each < recency.all().size(); each++) {
      PictureStream viewer = recency.all().get(each);
      sent += viewer != from && viewer.offered(from, datagram, now) ? 1 : 0;
    }
    return sent;
  }

  /** Time passes. */
  void tick(long now) {
    for (int each = 0; each < recency.all().size(); each++) {
      recency.all().get(each).tick(now);
    }
    if (changed || ++ticks >= LOOK) {
      choose(now);
    }
  }

  private void choose(long now) {
    changed = false;
    ticks = 0;
    looks++;
    for (int each = 0; each < recency.all().size(); each++) {
      PictureStream viewer = recency.all().get(each);
      viewer.see(shownTo(viewer, now), now);
    }
  }

  /** How often it was looked who sees whom: that costs much in large rooms. */
  long looks() {
    return looks;
  }

  private @Nullable PictureStream shownTo(PictureStream viewer, long now) {
    for (int each = 0; each < recency.all().size(); each++) {
      PictureStream other = recency.all().get(each);
      if (other != viewer && other.shows(now) && viewer.reads(other) >= 0) {
        return other;
      }
    }
    return null;
  }
}
