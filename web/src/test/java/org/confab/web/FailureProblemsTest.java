package org.confab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.transaction.RollbackException;
import java.lang.reflect.Type;
import java.sql.SQLException;
import org.confab.core.groupexpansion.ListRefused;
import org.confab.core.trace.TraceRefused;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class FailureProblemsTest {
  private static Problem problem(Exception thrown) {
    return FailureProblems.problem(thrown);
  }

  @Test
  void whoAsksWhileTheDatabaseIsAwayMayAskAgain() {
    SQLException gone = new SQLException("connection refused", "08001");
    assertThat(problem(new IllegalStateException(gone)).status()).isEqualTo(503);
    assertThat(problem(new IllegalStateException("a defect")).status()).isEqualTo(500);
  }

  @Test
  void whatGoesWrongInsideIsNotTold() {
    Problem told = problem(new IllegalArgumentException("no enum constant org.confab.Secret"));
    assertThat(told.status()).isEqualTo(500);
    assertThat(told.text()).doesNotContain("org.confab");
  }

  @Test
  void whatCannotBeReadIsToldWithTheReason() {
    assertThat(problem(new Malformed("\"enabled\" must be true or false.")))
        .isEqualTo(new Problem(400, "Bad request", "\"enabled\" must be true or false."));
  }

  @Test
  void readersSayThemselvesWhatIsWrong() {
    assertThat(Malformed.unless(SipUri::parse, "sip:a@b.example").host()).isEqualTo("b.example");
    assertThat(catchThrowable(() -> Malformed.unless(SipUri::parse, "no address")))
        .isInstanceOf(Malformed.class)
        .hasMessage(catchThrowable(() -> SipUri.parse("no address")).getMessage());
  }

  @Test
  void refusalsOfTheCoreHaveTheirStatus() {
    assertThat(problem(new ListRefused(ListRefused.Why.OWNED, "change it there")))
        .isEqualTo(new Problem(409, "The directory's list", "change it there"));
    assertThat(problem(new TraceRefused(TraceRefused.Why.RANGE, "1 to 1440")).status())
        .isEqualTo(422);
  }

  /** What JAX-RS has no answer for it tells word by word. */
  @Test
  void aTransactionThatCannotBeCommittedIsAnsweredToo() {
    assertThat(FailureProblems.class.getGenericInterfaces())
        .singleElement()
        .extracting(Type::getTypeName)
        .asString()
        .endsWith("<java.lang.Exception>");
    assertThat(problem(new RollbackException("not committed")).status()).isEqualTo(500);
  }
}
