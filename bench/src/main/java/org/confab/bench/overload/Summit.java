package org.confab.bench.overload;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.confab.bench.relay.Operation;

/**
 * The most that a server can do: windows with askers who begin again once they are done, until the
 * server gets no faster. A JVM that still compiles would show too low a peak, of which three times
 * is no overload.
 *
 * @param seconds of a window
 */
record Summit(Operation operation, Executor place, int seconds) {
  private static final int WINDOWS = 12;
  private static final int STEADY = 3;
  private static final double BETTER = 1.05;

  /** The best window. */
  Burst climb(PrintStream out) {
    Burst best = window(out);
    int since = 0;
    for (int i = 1; i < WINDOWS && since < STEADY; i++) {
      Burst next = window(out);
      since = next.rate() > best.rate() * BETTER ? 0 : since + 1;
      best = next.rate() > best.rate() ? next : best;
    }
    return best;
  }

  private Burst window(PrintStream out) {
    Burst window = Burst.closed(operation, place, seconds);
    out.printf(Locale.ROOT, "as fast as it can: %.0f a second%n", window.rate());
    return window;
  }
}
