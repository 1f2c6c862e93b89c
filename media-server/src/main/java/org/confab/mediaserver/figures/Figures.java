package org.confab.mediaserver.figures;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts; from any thread. */
public final class Figures {
  private final Map<Counter, LongAdder> counters = new EnumMap<>(Counter.class);

  /** All counters at 0. */
  public Figures() {
    for (Counter counter : Counter.values()) {
      counters.put(counter, new LongAdder());
    }
  }

  /** Counts one. */
  public void count(Counter counter) {
    adder(counter).increment();
  }

  /** Counts several. */
  public void count(Counter counter, long several) {
    adder(counter).add(several);
  }

  /** How many so far. */
  public long of(Counter counter) {
    return adder(counter).sum();
  }

  private LongAdder adder(Counter counter) {
    LongAdder adder = counters.get(counter);
    if (adder == null) {
      throw new IllegalStateException("every counter has its adder");
    }
    return adder;
  }
}
