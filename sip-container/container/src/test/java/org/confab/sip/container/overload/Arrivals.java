package org.confab.sip.container.overload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * One queue and one worker in a time of their own: messages come by chance, each takes the same
 * time, and one that is refused takes a fiftieth of it.
 */
final class Arrivals {
  private static final double REFUSING = 0.02;

  private record Waiting(double since, Priority priority) {}

  private final Overload overload = new Overload(() -> Duration.ofMillis(300));
  private final Random random = new Random(7);
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private final Map<Priority, Integer> came = new EnumMap<>(Priority.class);
  private final Map<Priority, Integer> refused = new EnumMap<>(Priority.class);
  private final double service;
  private double dialogs;
  private double continued;
  private double now;
  private double free;
  private double nextLook = seconds(Overload.INTERVAL);
  private int done;
  private double longest;

  Arrivals(int capacity) {
    service = 1.0 / capacity;
  }

  /** So large a share is of dialogs. */
  Arrivals withDialogs(double share) {
    dialogs = share;
    return this;
  }

  /** So large a share is of devices that stay signed in. */
  Arrivals withContinued(double share) {
    continued = share;
    return this;
  }

  /** So many at once. */
  void burst(int many) {
    for (int i = 0; i < many; i++) {
      queue.add(new Waiting(now, Priority.NEW));
    }
  }

  /** So many seconds at that multiple of the capacity. */
  void run(double seconds, double load) {
    double end = now + seconds;
    double next = now + gap(load);
    while (next < end) {
      serve(next);
      now = next;
      arrive();
      next = now + gap(load);
    }
    serve(end);
    now = end;
  }

  private double gap(double load) {
    return -Math.log(1 - random.nextDouble()) * service / load;
  }

  private void arrive() {
    double which = random.nextDouble();
    Priority priority =
        which < dialogs
            ? Priority.ESTABLISHED
            : which < dialogs + continued ? Priority.CONTINUED : Priority.NEW;
    came.merge(priority, 1, Integer::sum);
    if (overload.admits(priority)) {
      queue.add(new Waiting(now, priority));
    } else {
      refuse(priority, now);
    }
  }

  private void refuse(Priority priority, double at) {
    refused.merge(priority, 1, Integer::sum);
    free = Math.max(free, at) + REFUSING * service;
  }

  private void serve(double until) {
    while (!queue.isEmpty() && Math.max(free, queue.peek().since()) <= until) {
      double start = Math.max(free, queue.peek().since());
      look(start);
      Waiting one = queue.remove();
      double wait = start - one.since();
      overload.waited((long) (wait * 1e9));
      if (one.priority() != Priority.NEW || !overload.isStale((long) (wait * 1e9))) {
        longest = Math.max(longest, wait);
        free = start + service;
        done++;
      } else {
        refuse(one.priority(), start);
      }
    }
    look(until);
  }

  private void look(double until) {
    while (nextLook <= until) {
      overload.look(!queue.isEmpty());
      nextLook += seconds(Overload.INTERVAL);
    }
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** Counts anew. */
  void forget() {
    done = 0;
    longest = 0;
    came.clear();
    refused.clear();
  }

  int done() {
    return done;
  }

  /** The longest wait of what was done. */
  Duration longest() {
    return Duration.ofNanos((long) (longest * 1e9));
  }

  int refused() {
    return refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  int refused(Priority priority) {
    return refused.getOrDefault(priority, 0);
  }

  double refusedShare(Priority priority) {
    return (double) refused(priority) / came.getOrDefault(priority, 1);
  }
}
