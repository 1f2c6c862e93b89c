package org.confab.core.check;

import java.time.Duration;
import java.util.Optional;

/**
 * How a check went.
 *
 * @param check which
 * @param state how
 * @param took how long
 * @param detail what was seen, in words; empty if it failed
 * @param finding what is wrong
 */
public record CheckResult(
    Check check, State state, Duration took, String detail, Optional<Finding> finding) {
  /** How a check went; all but {@link #RED} and {@link #UNTRIED} are green. */
  public enum State {
    GREEN("ok"),
    WARNING("warning"),
    ABSENT("none"),
    UNTRIED("not tried"),
    RED("failed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The name for people and programs. */
    public String word() {
      return word;
    }
  }

  /** Whether clients can work as far as this check knows. */
  public boolean green() {
    return state != State.RED && state != State.UNTRIED;
  }

  static CheckResult of(Check check, Duration took, Outcome outcome) {
    if (outcome instanceof Outcome.Warning warning) {
      return new CheckResult(
          check, State.WARNING, took, warning.detail(), Optional.of(warning.finding()));
    }
    State state = outcome instanceof Outcome.Absent ? State.ABSENT : State.GREEN;
    return new CheckResult(check, state, took, outcome.detail(), Optional.empty());
  }

  static CheckResult failed(Check check, Duration took, Finding finding) {
    return new CheckResult(check, State.RED, took, "", Optional.of(finding));
  }

  static CheckResult untried(Check check, String why) {
    return new CheckResult(check, State.UNTRIED, Duration.ZERO, why, Optional.empty());
  }
}
