package org.confab.ejb.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseDownTest {
  @Test
  void aDatabaseThatIsGoneIsKnownHoweverDeepItIsSaid() {
    for (String state : new String[] {"08001", "08006", "57P01", "57P03", "53300", "90067"}) {
      Throwable failed =
          new IllegalStateException(new RuntimeException(new SQLException("gone", state)));
      assertThat(DatabaseDown.is(failed)).as(state).isTrue();
    }
    assertThat(DatabaseDown.is(new SQLException("IJ000453: Unable to get managed connection")))
        .isTrue();
  }

  @Test
  void whatIsWrongWithARequestIsNoneOfThat() {
    assertThat(DatabaseDown.is(new IllegalStateException(new SQLException("duplicate", "23505"))))
        .isFalse();
    assertThat(DatabaseDown.is(new RuntimeException("no"))).isFalse();
    RuntimeException ring = new RuntimeException();
    ring.initCause(new RuntimeException(ring));
    assertThat(DatabaseDown.is(ring)).isFalse();
  }
}
