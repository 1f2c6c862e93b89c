package org.confab.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told to go on. */
public final class MovableClock extends Clock {
  private volatile Instant now;

  /** Begins at the moment, as {@link Instant#parse} reads it. */
  public MovableClock(String start) {
    now = Instant.parse(start);
  }

  /** Begins at a moment of no meaning. */
  public MovableClock() {
    this("2026-11-21T02:05:36.602Z");
  }

  /** Goes on by so much. */
  public void forward(Duration time) {
    now = now.plus(time);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
