package org.confab.core.directorysync;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Synchronises again and again, one run at a time. While the directory fails, it is asked less and
 * less often, and the server works on with what it has.
 */
public final class DirectoryFollower {
  /** Longest wait after a failure; an interval that is longer is kept. */
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private static final Logger LOG = System.getLogger(DirectoryFollower.class.getName());

  private final Synchronisation synchronisation;
  private final Duration interval;
  private final Clock clock;
  private final ReentrantLock running = new ReentrantLock();
  private volatile Standing standing = Standing.FRESH;

  /** Runs that, at that interval while all is well. */
  public DirectoryFollower(Synchronisation synchronisation, Duration interval, Clock clock) {
    this.synchronisation = synchronisation;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * How things are.
   *
   * @param tried when the last run ended
   * @param well when the last run ended that did not fail
   * @param report what that one did
   * @param trouble why the last one failed, if it did
   * @param since when the trouble began
   * @param failures how many runs have failed since
   */
  public record Standing(
      Optional<Instant> tried,
      Optional<Instant> well,
      Optional<SyncReport> report,
      Optional<String> trouble,
      Optional<Instant> since,
      int failures) {
    static final Standing FRESH =
        new Standing(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);

    /** In a sentence. */
    public String sentence() {
      if (trouble.isPresent()) {
        return "not followed since "
            + since.map(Instant::toString).orElse("")
            + ": "
            + trouble.get();
      }
      return well.map(time -> "followed at " + time).orElse("not read yet")
          + report
              .filter(last -> last.withheld() > 0)
              .map(last -> "; " + last.problems().get(0))
              .orElse("");
    }
  }

  /** How things are now. */
  public Standing standing() {
    return standing;
  }

  /** Whether a run is under way. */
  public boolean busy() {
    return running.isLocked();
  }

  /** Whether it is time to run. */
  public boolean due() {
    Standing now = standing;
    return now.tried().map(last -> !last.plus(wait(now)).isAfter(clock.instant())).orElse(true);
  }

  /** Runs if it is time to; says whether it did, and whether well. */
  public boolean tick() {
    if (!due()) {
      return false;
    }
    try {
      return follow(SyncOrder.USUAL).isPresent();
    } catch (RuntimeException noted) {
      // The standing keeps why, and the log has told it.
      return false;
    }
  }

  private Duration wait(Standing now) {
    if (now.failures() == 0 || interval.compareTo(LONGEST_WAIT) >= 0) {
      return interval;
    }
    Duration doubled = interval.multipliedBy(1L << Math.min(now.failures(), 16));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }

  /** Runs now; nothing, and none, while another run is under way. */
  public Optional<SyncReport> follow(SyncOrder order) {
    if (!running.tryLock()) {
      return Optional.empty();
    }
    try {
      SyncReport report = synchronisation.run(order);
      well(report);
      return Optional.of(report);
    } catch (RuntimeException failed) {
      trouble(failed);
      throw failed;
    } finally {
      running.unlock();
    }
  }

  private void well(SyncReport report) {
    if (standing.trouble().isPresent()) {
      LOG.log(Level.INFO, "directory: followed again");
    }
    Level level = report.problems().isEmpty() ? Level.INFO : Level.WARNING;
    boolean news = !report.equals(standing.report().orElse(null));
    if (news && (report.changedAnything() || !report.problems().isEmpty())) {
      LOG.log(level, "directory: {0}", report);
    }
    Optional<Instant> now = Optional.of(clock.instant());
    standing = new Standing(now, now, Optional.of(report), Optional.empty(), Optional.empty(), 0);
  }

  private void trouble(RuntimeException failed) {
    String why = failed.getMessage() == null ? failed.toString() : failed.getMessage();
    Standing before = standing;
    Instant now = clock.instant();
    if (!before.trouble().equals(Optional.of(why))) {
      // Told once; the health page goes on telling.
      boolean expected = failed instanceof DirectoryUnavailable;
      LOG.log(
          Level.WARNING,
          "directory: not followed, working on with what is here: " + why,
          expected ? failed.getCause() : failed);
    }
    standing =
        new Standing(
            Optional.of(now),
            before.well(),
            before.report(),
            Optional.of(why),
            Optional.of(before.since().orElse(now)),
            before.failures() + 1);
  }
}
