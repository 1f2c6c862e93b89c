package org.confab.ejb.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
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
  void whatATransactionWasNotCommittedForIsSuppressedInIt() {
    RollbackException uncommitted = new RollbackException("could not commit");
    uncommitted.addSuppressed(new Exception(new SQLException("reset", "08006")));
    assertThat(DatabaseDown.is(new PersistenceException(uncommitted))).isTrue();
    RollbackException refused = new RollbackException("could not commit");
    refused.addSuppressed(new Exception(new SQLException("duplicate", "23505")));
    assertThat(DatabaseDown.is(new PersistenceException(refused))).isFalse();
  }

  @Test
  void aFullDiskIsTheDatabasesTrouble() {
    assertThat(DatabaseDown.is(new SQLException("could not extend file", "53100"))).isTrue();
    MVStoreException full = new MVStoreException(DataUtils.ERROR_WRITING_FAILED, "no space");
    assertThat(DatabaseDown.is(new SQLException("General error", "HY000", 50000, full))).isTrue();
  }

  @Test
  void twoWhoWriteTheSameRowAreNot() {
    MVStoreException locked = new MVStoreException(DataUtils.ERROR_TRANSACTION_LOCKED, "row");
    assertThat(DatabaseDown.is(new SQLException("Concurrent update", "90131", 90131, locked)))
        .isFalse();
    assertThat(DatabaseDown.is(new SQLException("General error", "HY000", 50000))).isFalse();
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
