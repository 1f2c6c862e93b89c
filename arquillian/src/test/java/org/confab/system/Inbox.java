package org.confab.system;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What arrived, and what of it was claimed. A test waits for a condition, never for a time: {@link
 * #await} claims the first arrival that satisfies it and leaves the others to later waits, {@link
 * #awaitNewest} and {@link #awaitSince} only look.
 */
public final class Inbox<T> {
  /** Characters of the arrivals that a failure tells; the newest one is told whole anyway. */
  private static final int TOLD = 60_000;

  private final List<T> arrived = new ArrayList<>();
  private final BitSet claimed = new BitSet();
  private Optional<String> closed = Optional.empty();

  public synchronized void add(T item) {
    arrived.add(item);
    notifyAll();
  }

  /** Nothing more will come; {@code why} is told to those who wait. */
  public synchronized void close(String why) {
    closed = closed.or(() -> Optional.of(why));
    notifyAll();
  }

  /** Claims the first arrival that satisfies the condition, or fails with what came. */
  public T await(String what, Duration limit, Predicate<? super T> condition) {
    return poll(limit, condition).orElseThrow(() -> failure(what, limit));
  }

  /** As {@link #await}, but empty when the time is over or the source has closed. */
  public Optional<T> poll(Duration limit, Predicate<? super T> condition) {
    return until(limit, () -> claim(condition));
  }

  /** Waits until the newest arrival of a kind satisfies the condition: until something is so. */
  public T awaitNewest(
      String what, Duration limit, Predicate<? super T> kind, Predicate<? super T> condition) {
    return until(limit, () -> newest(kind).filter(condition))
        .orElseThrow(() -> failure(what, limit));
  }

  /**
   * Waits until all that came after that many arrivals, claimed or not, satisfies the condition.
   */
  public List<T> awaitSince(int mark, String what, Duration limit, Predicate<List<T>> condition) {
    return until(limit, () -> Optional.of(since(mark)).filter(condition))
        .orElseThrow(() -> failure(what, limit));
  }

  /** Waits until the source has closed; false when it did not in time. */
  public boolean awaitClosed(Duration limit) {
    return until(limit, () -> closed).isPresent();
  }

  /** How many have arrived. */
  public synchronized int size() {
    return arrived.size();
  }

  /** Everything that ever arrived, in order. */
  public List<T> all() {
    return since(0);
  }

  /** Everything that arrived after that many, in order. */
  public synchronized List<T> since(int mark) {
    return new ArrayList<>(arrived.subList(mark, arrived.size()));
  }

  private synchronized <R> Optional<R> until(Duration limit, Supplier<Optional<R>> look) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<R> found = look.get();
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

  private Optional<T> claim(Predicate<? super T> condition) {
    for (int i = claimed.nextClearBit(0); i < arrived.size(); i = claimed.nextClearBit(i + 1)) {
      if (condition.test(arrived.get(i))) {
        claimed.set(i);
        return Optional.of(arrived.get(i));
      }
    }
    return Optional.empty();
  }

  private Optional<T> newest(Predicate<? super T> kind) {
    for (int i = arrived.size() - 1; i >= 0; i--) {
      if (kind.test(arrived.get(i))) {
        return Optional.of(arrived.get(i));
      }
    }
    return Optional.empty();
  }

  private synchronized AssertionError failure(String what, Duration limit) {
    String over = closed.map(why -> "; closed: " + why).orElse("");
    return new AssertionError("no " + what + " within " + limit + over + "; " + told());
  }

  /** The last arrivals as a failed test tells them, the newest at the end and never cut. */
  public synchronized String told() {
    Deque<String> told = new ArrayDeque<>();
    int room = TOLD;
    int first = arrived.size();
    while (first > 0 && (room > 0 || told.isEmpty())) {
      first--;
      String mark = claimed.get(first) ? "  claimed: " : "  unclaimed: ";
      told.addFirst(mark + arrived.get(first));
      room -= told.getFirst().length();
    }
    String before = first > 0 ? "\n  (" + first + " earlier ones are not told)" : "";
    return "what arrived, the newest last:" + before + "\n" + String.join("\n", told);
  }
}
