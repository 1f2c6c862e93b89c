package org.confab.core.health;

import java.util.List;

/**
 * How all parts are.
 *
 * @param outcomes of all parts, in their order
 */
public record HealthReport(List<Outcome> outcomes) {
  /** In a word. */
  public enum Status {
    /** Everything works. */
    READY("ready"),
    /** What is required works, something else does not. */
    DEGRADED("degraded"),
    /** Something that is required does not work. */
    DOWN("down");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word for people and programs. */
    public String word() {
      return word;
    }
  }

  /** Keeps a copy. */
  public HealthReport {
    outcomes = List.copyOf(outcomes);
  }

  /** In a word. */
  public Status status() {
    if (outcomes.stream().allMatch(Outcome::ready)) {
      return Status.READY;
    }
    boolean serves = outcomes.stream().allMatch(one -> one.ready() || !one.required());
    return serves ? Status.DEGRADED : Status.DOWN;
  }

  /** Whether clients may come. */
  public boolean serves() {
    return status() != Status.DOWN;
  }

  /** What does not work. */
  public List<Outcome> missing() {
    return outcomes.stream().filter(one -> !one.ready()).toList();
  }
}
