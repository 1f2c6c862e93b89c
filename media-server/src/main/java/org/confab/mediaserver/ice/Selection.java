package org.confab.mediaserver.ice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pair in use of each component, and since when its peer has been silent. */
final class Selection {
  private final List<Integer> components;
  private final Map<Integer, Used> used = new TreeMap<>();

  private static final class Used {
    private final CandidatePair pair;
    private long answered;
    private long asked;

    Used(CandidatePair pair, long now) {
      this.pair = pair;
      answered = now;
      asked = now;
    }
  }

  Selection(List<Integer> components) {
    this.components = components;
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
    used.put(pair.component(), new Used(pair, now));
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
  Optional<CandidatePair> toAsk(long now, long distance) {
    for (Used each : used.values()) {
      if (now - each.asked >= distance) {
        each.asked = now;
        return Optional.of(each.pair);
      }
    }
    return Optional.empty();
  }

  /** Whether a peer has been silent for so long. */
  boolean silent(long now, long expiry) {
    return used.values().stream().anyMatch(each -> now - each.answered >= expiry);
  }

  /** How long until a peer should be asked. */
  long untilAsking(long now, long distance) {
    return used.values().stream()
        .mapToLong(each -> Math.max(0, each.asked + distance - now))
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
