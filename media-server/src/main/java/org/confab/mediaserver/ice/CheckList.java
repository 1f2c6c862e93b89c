package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.confab.mediaserver.ice.CandidatePair.State;

/** The pairs of an agent, and which of them is checked next (RFC 8445 6.1.2 and 6.1.4). */
final class CheckList {
  private final int most;
  private final List<CandidatePair> pairs = new ArrayList<>();
  private final Deque<CandidatePair> triggered = new ArrayDeque<>();
  private final Role role;

  CheckList(int most, Role role) {
    this.most = most;
    this.role = role;
  }

  /** Adds a pair; false if there are too many, or one with this address. */
  boolean add(CandidatePair pair) {
    if (pairs.size() >= most || find(pair.component(), pair.remote()).isPresent()) {
      return false;
    }
    pairs.add(pair);
    sort();
    return true;
  }

  /** Puts the best pair first; to be called when the role has changed too. */
  void sort() {
    Comparator<CandidatePair> byPriority =
        (a, b) ->
            Long.compareUnsigned(a.priority(role.controlling()), b.priority(role.controlling()));
    pairs.sort(byPriority.reversed());
  }

  Optional<CandidatePair> find(int component, InetSocketAddress remote) {
    return first(pair -> pair.component() == component && pair.remote().equals(remote));
  }

  /** The best pair of which this holds. */
  Optional<CandidatePair> first(Predicate<CandidatePair> wanted) {
    return pairs.stream().filter(wanted).findFirst();
  }

  /** Of each foundation one pair, that of the lowest component, may be checked at once. */
  void thaw() {
    Set<String> begun = new HashSet<>();
    pairs.stream()
        .filter(pair -> pair.state() != State.FROZEN)
        .forEach(pair -> begun.add(pair.foundation()));
    pairs.stream()
        .sorted(Comparator.comparingInt(CandidatePair::component))
        .filter(pair -> pair.state() == State.FROZEN && begun.add(pair.foundation()))
        .forEach(pair -> pair.state(State.WAITING));
  }

  /** What is like a pair that succeeded probably does too. */
  void succeeded(CandidatePair pair) {
    pair.state(State.SUCCEEDED);
    for (CandidatePair other : pairs) {
      if (other.state() == State.FROZEN && other.foundation().equals(pair.foundation())) {
        other.state(State.WAITING);
      }
    }
  }

  /** A request of the peer came this way: check back soon (RFC 8445 7.3.1.4). */
  void trigger(CandidatePair pair) {
    if (!triggered.contains(pair)) {
      pair.state(State.WAITING);
      triggered.add(pair);
    }
  }

  /** What is on its way is checked anew. */
  void repeat() {
    for (CandidatePair pair : pairs) {
      if (pair.state() == State.IN_PROGRESS) {
        trigger(pair);
      }
    }
  }

  /** Takes the pair to be checked now. */
  Optional<CandidatePair> next() {
    CandidatePair asked = triggered.poll();
    if (asked != null) {
      return Optional.of(asked);
    }
    Optional<CandidatePair> waiting = first(pair -> pair.state() == State.WAITING);
    return waiting.isPresent() ? waiting : first(pair -> pair.state() == State.FROZEN);
  }

  /** Whether {@link #next} has one. */
  boolean hasNext() {
    return !triggered.isEmpty()
        || pairs.stream()
            .anyMatch(pair -> pair.state() == State.WAITING || pair.state() == State.FROZEN);
  }

  /** A pair is in use: those of its component that are worse need no check (RFC 8445 8.1.2). */
  void settle(CandidatePair chosen) {
    int rank = pairs.indexOf(chosen);
    for (CandidatePair worse : List.copyOf(pairs.subList(rank + 1, pairs.size()))) {
      if (worse.component() == chosen.component() && worse.state() != State.SUCCEEDED) {
        triggered.remove(worse);
        worse.state(State.FAILED);
      }
    }
  }

  /** Whether a better pair of the same component may still succeed. */
  boolean mayImprove(CandidatePair pair) {
    return pairs.subList(0, pairs.indexOf(pair)).stream()
        .anyMatch(
            better ->
                better.component() == pair.component()
                    && better.state() != State.FAILED
                    && better.state() != State.SUCCEEDED);
  }
}
