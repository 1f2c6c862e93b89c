package org.confab.mediaserver.ice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The pair in use of each component, and since when its peer has been silent. */
final class Selection {
  private final List<Integer> components;
  private final long distance;
  private final RandomGenerator random;
  private final Map<Integer, Used> used = new TreeMap<>();

  private static final class Used {
    private final CandidatePair pair;
    private long answered;
    private long next;

    Used(CandidatePair pair, long now, long next) {
      this.pair = pair;
      this.next = next;
      answered = now;
    }
  }

  /** None yet; peers in use are asked at about this distance, in nanoseconds. */
  Selection(List<Integer> components, long distance, RandomGenerator random) {
    this.components = components;
    this.distance = distance;
    this.random = random;
  }

  Optional<CandidatePair> of(int component) {
    return Optional.ofNullable(used.get(component)).map(each -> each.pair);
  }

  boolean complete() {
    return used.size() == components.size();
  }

  /** Uses a pair; false if it is in use already. */
  boolean use(CandidatePair pair, long now) {
    if (of(pair.component()).filter(pair::equals).isPresent()) {
      return false;
    }
    used.put(pair.component(), new Used(pair, now, next(now)));
    return true;
  }

  /** The peer has answered on a pair. */
  void answered(CandidatePair pair, long now) {
    Used each = used.get(pair.component());
    if (each != null && each.pair == pair) {
      each.answered = now;
    }
  }

  /** A pair whose peer should be asked again; it counts as asked. */
  Optional<CandidatePair> toAsk(long now) {
    for (Used each : used.values()) {
      if (now - each.next >= 0) {
        each.next = next(now);
        return Optional.of(each.pair);
      }
    }
    return Optional.empty();
  }

  /** RFC 7675 5.1: between 0.8 and 1.2 of the distance, so that many agents do not ask at once. */
  private long next(long now) {
    return now + (long) (distance * (0.8 + 0.4 * random.nextDouble()));
  }

  /** Whether a peer has been silent for so long. */
  boolean silent(long now, long expiry) {
    return used.values().stream().anyMatch(each -> now - each.answered >= expiry);
  }

  /** How long until a peer should be asked. */
  long untilAsking(long now) {
    return used.values().stream()
        .mapToLong(each -> Math.max(0, each.next - now))
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
