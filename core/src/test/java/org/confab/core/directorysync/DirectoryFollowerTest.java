package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.confab.core.MovableClock;
import org.confab.core.directory.MemoryOutsiderStore;
import org.confab.core.groupexpansion.InMemoryDistributionListStore;
import org.junit.jupiter.api.Test;

class DirectoryFollowerTest {
  private final MovableClock clock = new MovableClock();
  private final MemoryDirectory directory = new MemoryDirectory();
  private final RecordingAccounts accounts = new RecordingAccounts();
  private final DirectoryFollower follower =
      new DirectoryFollower(
          new Synchronisation(
              directory,
              new Stores(
                  new MemoryLinkStore(),
                  accounts,
                  new MemoryOutsiderStore(),
                  new InMemoryDistributionListStore()),
              SyncLimits.STANDARD,
              clock),
          Duration.ofMinutes(1),
          clock);

  @Test
  void itRunsAtOnceAndThenAtItsInterval() {
    directory.put(Entries.person("alice"));
    assertThat(follower.tick()).isTrue();
    assertThat(follower.standing().report().orElseThrow().added()).isEqualTo(1);
    assertThat(follower.tick()).isFalse();

    clock.forward(Duration.ofSeconds(59));
    assertThat(follower.tick()).isFalse();
    clock.forward(Duration.ofSeconds(1));
    assertThat(follower.tick()).isTrue();
  }

  @Test
  void aDirectoryThatIsDownIsAskedLessAndLessOften() {
    directory.down = Optional.of("connection refused");
    follower.tick();
    assertThat(follower.standing().trouble()).contains("connection refused");
    assertThat(follower.standing().sentence()).startsWith("not followed since 20");

    clock.forward(Duration.ofSeconds(119));
    assertThat(follower.due()).isFalse();
    clock.forward(Duration.ofSeconds(1));
    assertThat(follower.due()).isTrue();
    for (int i = 0; i < 40; i++) {
      follower.tick();
      clock.forward(DirectoryFollower.LONGEST_WAIT);
    }
    assertThat(follower.standing().failures()).isEqualTo(41);
    assertThat(follower.due()).isTrue();
  }

  @Test
  void theServerWorksOnWithWhatItHasAndTakesUpAgain() {
    directory.put(Entries.person("alice"));
    follower.tick();
    directory.down = Optional.of("connection refused");
    clock.forward(Duration.ofMinutes(1));
    follower.tick();
    assertThat(accounts.users.all()).hasSize(1);
    assertThat(follower.standing().well()).isPresent();

    directory.down = Optional.empty();
    directory.put(Entries.person("bob"));
    clock.forward(Duration.ofMinutes(2));
    follower.tick();
    assertThat(follower.standing().trouble()).isEmpty();
    assertThat(follower.standing().failures()).isZero();
    assertThat(accounts.users.all()).hasSize(2);
  }
}
