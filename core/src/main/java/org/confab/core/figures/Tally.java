package org.confab.core.figures;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Requests of one kind: how many, how they ended and how long they took. */
public final class Tally {
  /** The columns, with what they count. */
  public enum Column {
    REQUESTS("requests", "Requests to a web service that were answered, however"),
    REFUSED("refused", "Of these, answers of 4xx and 5xx without 401; SOAP faults are such"),
    CHALLENGED("challenged", "Of these, answers of 401, with which signing in begins");

    private final String label;
    private final String help;

    Column(String label, String help) {
      this.label = label;
      this.help = help;
    }

    /** What programs call it. */
    public String label() {
      return label;
    }

    /** What it counts, for people. */
    public String help() {
      return help;
    }
  }

  /** Upper bounds of the classes of time; what took longer is in none. */
  public static final List<Duration> BOUNDS =
      List.of(
          Duration.ofMillis(5),
          Duration.ofMillis(10),
          Duration.ofMillis(25),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5));

  private static final int UNAUTHORIZED = 401;
  private static final int FIRST_REFUSAL = 400;

  private final LongAdder requests = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder challenged = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
  private final AtomicLongArray classes = new AtomicLongArray(BOUNDS.size());

  void add(int status, Duration took) {
    requests.increment();
    if (status == UNAUTHORIZED) {
      challenged.increment();
    } else if (status >= FIRST_REFUSAL) {
      refused.increment();
    }
    nanos.add(took.toNanos());
    longest.accumulate(took.toNanos());
    for (int i = 0; i < BOUNDS.size(); i++) {
      if (took.compareTo(BOUNDS.get(i)) <= 0) {
        classes.incrementAndGet(i);
      }
    }
  }

  /** How many so far. */
  public long of(Column column) {
    return switch (column) {
      case REQUESTS -> requests.sum();
      case REFUSED -> refused.sum();
      case CHALLENGED -> challenged.sum();
    };
  }

  /** How long all of them took together. */
  public Duration took() {
    return Duration.ofNanos(nanos.sum());
  }

  /** How long the slowest took. */
  public Duration longest() {
    return Duration.ofNanos(longest.get());
  }

  /** How many took no longer than that one of {@link #BOUNDS}. */
  public long within(int bound) {
    return classes.get(bound);
  }
}
