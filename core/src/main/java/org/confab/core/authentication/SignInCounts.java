package org.confab.core.authentication;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Metric;

/** How attempts to sign in over SIP end, by scheme. */
final class SignInCounts {
  /** How one ends. */
  enum Outcome {
    /** Somebody has signed in. */
    ADMITTED("admitted"),
    /** Wrong, unknown, disabled or in another's name. */
    REFUSED("refused"),
    /** Nobody looked at the proof: there were too many wrong ones before. */
    BLOCKED("blocked");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }
  }

  private static final SignInScheme[] SCHEMES = SignInScheme.values();
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final LongAdder[] counts =
      Stream.generate(LongAdder::new)
          .limit((long) SCHEMES.length * OUTCOMES.length)
          .toArray(LongAdder[]::new);

  void count(SignInScheme scheme, Outcome outcome) {
    adder(scheme, outcome).increment();
  }

  private LongAdder adder(SignInScheme scheme, Outcome outcome) {
    return counts[scheme.ordinal() * OUTCOMES.length + outcome.ordinal()];
  }

  /** All of them. */
  Stream<Figure> figures() {
    return Stream.of(SCHEMES)
        .flatMap(scheme -> Stream.of(OUTCOMES).map(outcome -> figure(scheme, outcome)));
  }

  private Figure figure(SignInScheme scheme, Outcome outcome) {
    return new Figure(
        Metric.SIGN_INS, List.of(scheme.wireName(), outcome.label), adder(scheme, outcome)::sum);
  }
}
