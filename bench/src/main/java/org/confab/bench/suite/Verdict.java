package org.confab.bench.suite;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Measured;

/**
 * Whether a goal holds, is missed, or was not measured. It holds only if what it rests on is sound:
 * the run came to its end, nothing failed, the load generator kept up, there is something to
 * compare with, and the goal's own conditions are met. An operation that fails is often a quick
 * one, and one that is never begun costs nothing: neither may make a figure better.
 *
 * @param value what is held against the bound; empty if there is nothing
 * @param text the verdict, with its reason unless it is plain
 */
record Verdict(OptionalDouble value, String text) {
  private static final String HOLDS = "holds";
  private static final String MISSED = "**missed**";
  private static final String UNKNOWN = "**not measured**: ";

  /** What the load generator must at least begin of what it was to. */
  private static final double KEPT_UP = 0.9;

  /** Of a goal, held against what the last run of its workload found; empty: there was none. */
  static Verdict of(Goal goal, Optional<Measured> run) {
    if (run.isEmpty()) {
      return new Verdict(OptionalDouble.empty(), "not measured");
    }
    Measured measured = run.get();
    OptionalDouble value = goal.value(measured);
    List<Supplier<Optional<String>>> doubts =
        List.of(
            () -> brokenOff(measured),
            () -> failed(goal, measured),
            () -> nothing(goal, measured, value),
            () -> tooSlow(goal, measured),
            () -> unmet(goal, measured));
    return new Verdict(
        value,
        doubts.stream()
            .flatMap(each -> each.get().stream())
            .findFirst()
            .orElseGet(() -> goal.holds(value.orElseThrow()) ? HOLDS : MISSED));
  }

  private static Optional<String> brokenOff(Measured measured) {
    return measured.ended() ? Optional.empty() : Optional.of(UNKNOWN + "the run broke off");
  }

  /** Failures of its own are a miss; those of the peer leave nothing to compare with. */
  private static Optional<String> failed(Goal goal, Measured measured) {
    double ours = measured.figure(goal.operation(), Figure.FAILED).orElse(0);
    if (ours > 0) {
      return Optional.of(MISSED + ": " + Figure.FAILED.show(ours) + " failed");
    }
    double theirs = measured.figure(goal.measure(), Figure.FAILED).orElse(0);
    return theirs > 0
        ? Optional.of(UNKNOWN + Figure.FAILED.show(theirs) + " of " + goal.measure() + " failed")
        : Optional.empty();
  }

  /** Costs and times are above zero, or there were none; only counts may be wanted to be zero. */
  private static Optional<String> nothing(Goal goal, Measured measured, OptionalDouble value) {
    boolean none = value.isEmpty() || (goal.most() && goal.bound() > 0 && value.getAsDouble() <= 0);
    return none ? Optional.of(UNKNOWN + "nothing of " + without(goal, measured)) : Optional.empty();
  }

  private static String without(Goal goal, Measured measured) {
    boolean peer =
        !goal.measure().isEmpty() && measured.figure(goal.operation(), goal.figure()).orElse(0) > 0;
    return peer ? goal.measure() : goal.operation();
  }

  private static Optional<String> tooSlow(Goal goal, Measured measured) {
    return Stream.of(goal.operation(), goal.measure())
        .flatMap(operation -> tooSlow(operation, measured).stream())
        .findFirst();
  }

  private static Optional<String> tooSlow(String operation, Measured measured) {
    OptionalDouble asked = measured.figure(operation, Figure.ASKED);
    OptionalDouble offered = measured.figure(operation, Figure.OFFERED);
    return asked.isPresent() && offered.orElse(0) < KEPT_UP * asked.getAsDouble()
        ? Optional.of(
            UNKNOWN
                + "the load generator began "
                + Figure.OFFERED.show(offered.orElse(0))
                + " a second of "
                + Figure.ASKED.show(asked.getAsDouble()))
        : Optional.empty();
  }

  private static Optional<String> unmet(Goal goal, Measured measured) {
    return goal.conditions().stream()
        .flatMap(condition -> unlike(condition, measured).stream())
        .findFirst();
  }

  private static Optional<String> unlike(Goal condition, Measured measured) {
    OptionalDouble value = condition.value(measured);
    boolean met = value.isPresent() && condition.holds(value.getAsDouble());
    return met
        ? Optional.empty()
        : Optional.of(
            UNKNOWN
                + condition.operation()
                + ": "
                + condition.figure().heading()
                + " is "
                + (value.isPresent() ? condition.figure().show(value.getAsDouble()) : "unknown")
                + ", not "
                + condition.wanted());
  }
}
