package org.confab.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What arrived and was not yet looked at. A test waits for a condition, never for a time: {@link
 * #await} takes the first arrival that satisfies it and leaves the others in their order.
 */
public final class Inbox<T> {
  private final List<T> waiting = new ArrayList<>();
  private final List<T> seen = new ArrayList<>();
  private Optional<String> closed = Optional.empty();

  public synchronized void add(T item) {
    waiting.add(item);
    notifyAll();
  }

  /** Nothing more will come; {@code why} is told to those who wait. */
  public synchronized void close(String why) {
    closed = closed.or(() -> Optional.of(why));
    notifyAll();
  }

  /** Takes the first arrival that satisfies the condition, or fails with all that came. */
  public T await(String what, Duration limit, Predicate<? super T> condition) {
    return poll(limit, condition)
        .orElseThrow(() -> new AssertionError("no " + what + " within " + limit + rest()));
  }

  /** As {@link #await}, but empty when the time is over or the source has closed. */
  public synchronized Optional<T> poll(Duration limit, Predicate<? super T> condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> found = take(condition);
      long left = end - System.nanoTime();
      if (found.isPresent() || left <= 0 || closed.isPresent()) {
        return found;
      }
      try {
        wait(left / 1_000_000 + 1);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  /** Waits until the source has closed; false when it did not in time. */
  public synchronized boolean awaitClosed(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (closed.isEmpty() && end > System.nanoTime()) {
      try {
        wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return closed.isPresent();
  }

  /** Everything that ever arrived, in order. */
  public synchronized List<T> all() {
    List<T> all = new ArrayList<>(seen);
    all.addAll(waiting);
    return all;
  }

  private Optional<T> take(Predicate<? super T> condition) {
    for (Iterator<T> items = waiting.iterator(); items.hasNext(); ) {
      T item = items.next();
      if (condition.test(item)) {
        items.remove();
        seen.add(item);
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private synchronized String rest() {
    StringBuilder text = new StringBuilder(closed.map(why -> "; closed: " + why).orElse(""));
    waiting.forEach(item -> text.append("\n  unclaimed: ").append(item));
    return text.toString();
  }
}
