package org.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureProblemsTest {
  @Test
  void whoAsksWhileTheDatabaseIsAwayMayAskAgain() {
    SQLException gone = new SQLException("connection refused", "08001");
    assertThat(FailureProblems.status(new IllegalStateException(gone))).isEqualTo(503);
    assertThat(FailureProblems.status(new IllegalStateException("a defect"))).isEqualTo(500);
  }
}
