package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.directorysync.Entries.group;
import static org.confab.core.directorysync.Entries.id;
import static org.confab.core.directorysync.Entries.person;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another server of the directory that is behind the one that was read before. */
class LaggingServerTest extends FollowedDirectory {
  @BeforeEach
  void aNewcomerIsNotKnownAtTheOtherServerYet() {
    directory.put(person("alice"));
    directory.put(person("bob"));
    directory.put(person("newcomer"));
    directory.put(group("sales", "newcomer"));
    run();
    directory.server = 2;
    directory.vanish(id("newcomer"));
  }

  @Test
  void whoIsNotKnownThereYetStays() {
    SyncReport report = run();

    assertThat(report.removed() + report.withheld()).isZero();
    assertThat(user("newcomer")).isPresent();
    assertThat(links.missing()).containsOnlyKeys(id("newcomer"));
    for (int hour = 0; hour < 3; hour++) {
      clock.forward(Duration.ofHours(1));
      assertThat(run().removed()).isZero();
    }
    directory.put(person("newcomer"));
    run();
    assertThat(links.missing()).isEmpty();
    assertThat(entries("sales")).containsExactly(one("newcomer"));
  }

  @Test
  void whoIsMissingThereForLongIsGone() {
    run();
    clock.forward(SyncLimits.STANDARD.lag());
    assertThat(run().removed()).isEqualTo(1);
    assertThat(user("newcomer")).isEmpty();
    assertThat(links.missing()).isEmpty();
  }

  @Test
  void whoComesBackUnchangedIsFoundByTheSweep() {
    run();
    directory.moveSilently(person("newcomer"));
    clock.forward(Duration.ofHours(1));
    run();
    assertThat(links.missing()).isEmpty();
    clock.forward(SyncLimits.STANDARD.lag());
    assertThat(run().removed()).isZero();
  }

  @Test
  void whomTheOtherServerCallsDeletedIsGoneAtOnce() {
    run();
    directory.delete(id("newcomer"));
    assertThat(run().removed()).isEqualTo(1);
  }

  @Test
  void anAdministratorsWordRemovesAtOnce() {
    assertThat(run(new SyncOrder(true, true, false)).removed()).isEqualTo(1);
  }

  @Test
  void atTheSameServerWhoIsMissingIsGone() {
    directory.server = 0;
    clock.forward(Duration.ofHours(1));
    assertThat(run().removed()).isEqualTo(1);
  }
}
