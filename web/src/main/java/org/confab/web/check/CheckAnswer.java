package org.confab.web.check;

import java.util.Optional;
import org.confab.core.check.Check;
import org.confab.core.check.CheckResult;
import org.confab.core.check.Finding;
import org.confab.core.check.Trouble;
import org.confab.web.answer.Member;

/** The result of a check. */
record CheckAnswer(
    Check name,
    @Member(value = "What it tries", example = "instant messages both ways") String what,
    CheckResult.State state,
    @Member("How long it took") long millis,
    String detail,
    @Member("What is wrong, if something is") Optional<Trouble> trouble,
    Optional<String> cause,
    Optional<String> advice) {

  static CheckAnswer of(CheckResult result) {
    return new CheckAnswer(
        result.check(),
        result.check().words(),
        result.state(),
        result.took().toMillis(),
        result.detail(),
        result.finding().map(Finding::trouble),
        result.finding().map(Finding::cause),
        result.finding().map(Finding::advice));
  }
}
