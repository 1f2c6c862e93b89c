package org.confab.core.authentication;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Metric;

/** How web requests ended that showed who sends them, by scheme. */
final class WebSignInCounts {
  /** How they show it. */
  enum Scheme {
    BASIC("basic"),
    /** A name and a password in a form or a SOAP header. */
    PASSWORD("password"),
    NTLM("ntlm"),
    KERBEROS("kerberos");

    private final String label;

    Scheme(String label) {
      this.label = label;
    }
  }

  private enum Outcome {
    ADMITTED("admitted"),
    REFUSED("refused"),
    BLOCKED("blocked");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }
  }

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final LongAdder[] counts =
      Stream.generate(LongAdder::new)
          .limit((long) Scheme.values().length * OUTCOMES.length)
          .toArray(LongAdder[]::new);

  /** Counts the end of an attempt; says what was said. */
  WebVerdict ended(Scheme scheme, WebVerdict verdict) {
    Outcome outcome =
        verdict instanceof WebVerdict.Known
            ? Outcome.ADMITTED
            : verdict instanceof WebVerdict.TooManyGuesses ? Outcome.BLOCKED : Outcome.REFUSED;
    adder(scheme, outcome).increment();
    return verdict;
  }

  private LongAdder adder(Scheme scheme, Outcome outcome) {
    return counts[scheme.ordinal() * OUTCOMES.length + outcome.ordinal()];
  }

  /** All of them. */
  Stream<Figure> figures() {
    return Stream.of(Scheme.values())
        .flatMap(scheme -> Stream.of(OUTCOMES).map(outcome -> figure(scheme, outcome)));
  }

  private Figure figure(Scheme scheme, Outcome outcome) {
    return new Figure(
        Metric.WEB_SIGN_INS, List.of(scheme.label, outcome.label), adder(scheme, outcome)::sum);
  }
}
