package org.confab.core.mcufactory;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Tells when the first media server has come that can do a thing, and when the last has gone. */
public final class McuAvailability implements McuEvents {
  private final BooleanSupplier any;
  private final Runnable changed;
  private final AtomicBoolean known;

  /**
   * Knows how it is now.
   *
   * @param any whether there is one
   * @param changed is told when that is other than before
   */
  public McuAvailability(BooleanSupplier any, Runnable changed) {
    this.any = any;
    this.changed = changed;
    known = new AtomicBoolean(any.getAsBoolean());
  }

  @Override
  public void registered(McuServer server) {
    look();
  }

  @Override
  public void draining(McuServer server) {
    look();
  }

  @Override
  public void lost(McuServer server) {
    look();
  }

  private void look() {
    boolean now = any.getAsBoolean();
    if (known.getAndSet(now) != now) {
      changed.run();
    }
  }
}
