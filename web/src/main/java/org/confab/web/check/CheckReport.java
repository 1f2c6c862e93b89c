package org.confab.web.check;

import java.util.List;
import org.confab.core.check.CheckResult;
import org.confab.web.answer.Member;

/** Results of checks. */
record CheckReport(@Member("Whether all are") boolean green, List<CheckAnswer> checks) {
  static CheckReport of(List<CheckResult> results) {
    return new CheckReport(
        results.stream().allMatch(CheckResult::green),
        results.stream().map(CheckAnswer::of).toList());
  }
}
