package org.confab.core.figures;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long something took, in few classes; counts from any thread without a lock. */
public final class Timing {
  /** Upper bounds of the classes; what took longer is in the last one, which has none. */
  public static final List<Duration> BOUNDS =
      List.of(
          Duration.ofMillis(1),
          Duration.ofMillis(5),
          Duration.ofMillis(10),
          Duration.ofMillis(25),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5));

  private static final long[] NANOS = BOUNDS.stream().mapToLong(Duration::toNanos).toArray();

  private final LongAdder[] classes =
      Stream.generate(LongAdder::new).limit(NANOS.length + 1L).toArray(LongAdder[]::new);
  private final LongAdder nanos = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

  /** Counts one. */
  public void add(long took) {
    int at = 0;
    while (at < NANOS.length && took > NANOS[at]) {
      at++;
    }
    classes[at].increment();
    nanos.add(took);
    longest.accumulate(took);
  }

  /** How many there are in each class; the last one has no upper bound. */
  public List<Long> classes() {
    return Stream.of(classes).map(LongAdder::sum).toList();
  }

  /** How many took no longer than that one of {@link #BOUNDS}. */
  public long within(int bound) {
    return classes().subList(0, bound + 1).stream().mapToLong(Long::longValue).sum();
  }

  /** How many so far. */
  public long count() {
    return within(BOUNDS.size());
  }

  /** How long all of them took together. */
  public Duration took() {
    return Duration.ofNanos(nanos.sum());
  }

  /** How long the slowest took. */
  public Duration longest() {
    return Duration.ofNanos(longest.get());
  }

  /** A time in seconds. */
  public static double seconds(Duration time) {
    return (double) time.toNanos() / TimeUnit.SECONDS.toNanos(1);
  }
}
