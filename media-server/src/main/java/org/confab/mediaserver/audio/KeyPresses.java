package org.confab.mediaserver.audio;

import java.time.Duration;
import org.confab.protocol.rtp.TelephoneEvent;

/**
 * Makes single key presses of telephone events (RFC 4733 2.5): an event comes in many packets with
 * the timestamp of its beginning, its end three times, and any of them may be lost or late.
 */
public final class KeyPresses {
  /** Ticks without a packet after which an event has ended, though its end was lost. */
  static final int LOST_END = 10;

  private static final int LONGEST_SEGMENT = 0xffff;
  private static final int MILLIS = 1_000;

  /** Who is told. */
  @FunctionalInterface
  public interface Listener {
    /** A key was pressed for so long. */
    void pressed(TelephoneEvent.Key key, Duration held);
  }

  private final Listener listener;
  private boolean any;
  private boolean down;
  private int start;
  private int code;
  private int before;
  private int duration;
  private int quiet;
  private int clock = Frame.RATE;

  /** Nothing is pressed. */
  public KeyPresses(Listener listener) {
    this.listener = listener;
  }

  /** How many units of time events have in a second: 8,000 unless told. */
  public void clock(int unitsPerSecond) {
    clock = unitsPerSecond;
  }

  /** An event of a packet with this timestamp. */
  public void event(int timestamp, TelephoneEvent event) {
    if (event.key().isEmpty() || any && timestamp - start < 0) {
      return;
    }
    if (!any || timestamp != start) {
      begin(timestamp, event);
    } else if (!down) {
      return;
    }
    quiet = 0;
    duration = Math.max(duration, event.duration());
    if (event.end()) {
      end();
    }
  }

  // A key held for more than 65,535 units goes on as another event, 65,535 later (2.5.1.3).
  private void begin(int timestamp, TelephoneEvent event) {
    boolean goesOn = down && event.code() == code && timestamp - start == LONGEST_SEGMENT;
    if (goesOn) {
      before += LONGEST_SEGMENT;
    } else {
      end();
      before = 0;
    }
    any = true;
    down = true;
    start = timestamp;
    code = event.code();
    duration = 0;
  }

  /** A tick has passed. */
  public void tick() {
    if (down && ++quiet >= LOST_END) {
      end();
    }
  }

  private void end() {
    if (down) {
      down = false;
      Duration held = Duration.ofMillis((before + duration) / (clock / MILLIS));
      TelephoneEvent.Key.of(code).ifPresent(key -> listener.pressed(key, held));
    }
  }

  /** The stream has begun anew: timestamps of the old one mean nothing. */
  public void restart() {
    end();
    any = false;
  }
}
