package org.confab.core.figures;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Requests of one kind: how many, how they ended and how long they took. */
public final class Tally {
  /** The columns, with what they count. */
  public enum Column {
    REQUESTS("requests", Metric.WEB_REQUESTS),
    REFUSED("refused", Metric.WEB_REFUSED),
    CHALLENGED("challenged", Metric.WEB_CHALLENGED);

    private final String label;
    private final Metric metric;

    Column(String label, Metric metric) {
      this.label = label;
      this.metric = metric;
    }

    /** What programs call it. */
    public String label() {
      return label;
    }

    /** Its row. */
    public Metric metric() {
      return metric;
    }
  }

  private static final int UNAUTHORIZED = 401;
  private static final int FIRST_REFUSAL = 400;

  private final LongAdder requests;
  private final LongAdder refused;
  private final LongAdder challenged;
  private final Timing time;

  Tally(Figures figures, String operation) {
    requests = figures.counter(Metric.WEB_REQUESTS, operation);
    refused = figures.counter(Metric.WEB_REFUSED, operation);
    challenged = figures.counter(Metric.WEB_CHALLENGED, operation);
    time = figures.timing(Metric.WEB_TIME, operation);
  }

  void add(int status, Duration took) {
    requests.increment();
    if (status == UNAUTHORIZED) {
      challenged.increment();
    } else if (status >= FIRST_REFUSAL) {
      refused.increment();
    }
    time.add(took.toNanos());
  }

  /** How many so far. */
  public long of(Column column) {
    return switch (column) {
      case REQUESTS -> requests.sum();
      case REFUSED -> refused.sum();
      case CHALLENGED -> challenged.sum();
    };
  }

  /** How long they took. */
  public Timing time() {
    return time;
  }
}
