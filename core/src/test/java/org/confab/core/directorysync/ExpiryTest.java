package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.directorysync.Entries.disabled;
import static org.confab.core.directorysync.Entries.id;
import static org.confab.core.directorysync.Entries.person;
import static org.confab.core.directorysync.Entries.until;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that end by themselves. */
class ExpiryTest extends FollowedDirectory {
  @ParameterizedTest
  @CsvSource({
    "134116128000000000,2025-12-31T00:00:00Z",
    "116444736000000000,1970-01-01T00:00:00Z",
    "20261231235959Z,2026-12-31T23:59:59Z",
    "20261231235959.123Z,2026-12-31T23:59:59Z"
  })
  void aDirectorySaysWhen(String text, Instant end) {
    assertThat(Expiry.read(text)).hasValue(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "9223372036854775807", "-1"})
  void orNever(String text) {
    assertThat(Expiry.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "99999999999999999999", "20261331235959Z"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Expiry.read(text));
  }

  @Test
  void whoseTimeEndsIsShutOutThoughHisEntryDoesNotChange() {
    directory.put(until("guest", clock.instant().plus(Duration.ofHours(1))));
    assertThat(run().added()).isEqualTo(1);
    assertThat(user("guest").orElseThrow().enabled()).isTrue();

    clock.forward(Duration.ofHours(1));
    assertThat(run().disabled()).isEqualTo(1);
    assertThat(accounts.done).containsExactly("disable guest");
    assertThat(user("guest").orElseThrow().enabled()).isFalse();
    assertThat(run().changedAnything()).isFalse();
  }

  @Test
  void whoseTimeEndsIsShutOutThoughTheDirectoryIsDown() {
    directory.put(until("guest", clock.instant().plus(Duration.ofHours(1))));
    directory.put(until("trainee", clock.instant().plus(Duration.ofHours(2))));
    run();
    clock.forward(Duration.ofHours(1));
    directory.down = Optional.of("connection refused");
    assertThatThrownBy(this::run).isInstanceOf(DirectoryUnavailable.class);
    assertThat(accounts.done).containsExactly("disable guest");

    clock.forward(Duration.ofHours(1));
    directory.down = Optional.empty();
    directory.pagesUntilItFails = 0;
    assertThatThrownBy(this::run).isInstanceOf(DirectoryUnavailable.class);
    assertThat(accounts.done).containsExactly("disable guest", "disable trainee");
  }

  @Test
  void whoGotMoreTimeBeforeItsEndIsNotShutOut() {
    directory.put(until("guest", clock.instant().plus(Duration.ofHours(1))));
    run();
    directory.put(until("guest", clock.instant().plus(Duration.ofHours(2))));
    clock.forward(Duration.ofHours(1));
    run();
    assertThat(accounts.done).isEmpty();
    assertThat(user("guest").orElseThrow().enabled()).isTrue();
  }

  @Test
  void whoCannotBeShutOutKeepsNobodyElseIn() {
    Instant end = clock.instant().plus(Duration.ofHours(1));
    for (int i = 0; i < 250; i++) {
      directory.put(until("guest-%03d".formatted(i), end));
    }
    directory.put(until("last", end));
    run();
    accounts.staying = aor -> aor.user().startsWith("guest");
    clock.forward(Duration.ofHours(1));

    SyncReport report = run();
    assertThat(report.failed()).isEqualTo(250);
    assertThat(accounts.done).containsExactly("disable last");
  }

  @Test
  void whoGetsMoreTimeMaySignInAgain() {
    directory.put(until("guest", clock.instant().minusSeconds(1)));
    run();
    assertThat(user("guest").orElseThrow().enabled()).isFalse();

    directory.put(until("guest", clock.instant().plus(Duration.ofDays(30))));
    assertThat(run().enabled()).isEqualTo(1);
    directory.put(person("guest"));
    run();
    assertThat(links.find(id("guest")).orElseThrow().pending()).isEqualTo(Link.Pending.NONE);
  }

  @Test
  void whomAnAdministratorLetsInAgainStaysIn() {
    directory.put(until("guest", clock.instant().plus(Duration.ofMinutes(5))));
    run();
    clock.forward(Duration.ofMinutes(5));
    run();
    accounts.users.replace(user("guest").orElseThrow().withEnabled(true));
    assertThat(run().changedAnything()).isFalse();
    assertThat(user("guest").orElseThrow().enabled()).isTrue();
  }

  @Test
  void whoIsDisabledAnywayIsNotDisabledAgain() {
    directory.put(until("guest", clock.instant().plus(Duration.ofMinutes(5))));
    run();
    directory.put(disabled("guest"));
    run();
    clock.forward(Duration.ofMinutes(5));
    assertThat(run().disabled()).isZero();
  }
}
