package org.confab.mediaserver.rtp;

import java.lang.System.Logger.Level;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;

/**
 * What goes wrong on a loop: it must not cost others their sound, so it is counted and told, though
 * not at each tick. For one thread.
 */
final class Mishaps {
  private static final System.Logger LOG = System.getLogger(Mishaps.class.getName());

  /** Between two words about it. */
  private static final long QUIET_NANOS = 10_000_000_000L;

  private final Figures figures;
  private long since;
  private boolean told;
  private long untold;

  /** None so far. */
  Mishaps(Figures figures) {
    this.figures = figures;
  }

  /**
   * Something was left out. Throws it again if the whole process is at its end.
   *
   * @param where it has happened
   */
  void happened(String where, Throwable trouble) {
    if (trouble instanceof VirtualMachineError fatal && !(trouble instanceof StackOverflowError)) {
      throw fatal;
    }
    figures.count(Counter.MEDIA_MISHAPS);
    long now = System.nanoTime();
    if (told && now - since < QUIET_NANOS) {
      untold++;
      return;
    }
    LOG.log(Level.ERROR, () -> where + ", and " + untold + " others since the last", trouble);
    told = true;
    since = now;
    untold = 0;
  }
}
