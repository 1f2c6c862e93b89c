package org.confab.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of the audit log has to do. */
public interface AuditStoreContract {
  Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** An empty store. */
  AuditStore store();

  /** An entry, {@code minutes} after noon. */
  static AuditEntry entry(int minutes, String who, String action, int status) {
    return new AuditEntry(
        NOON.plus(Duration.ofMinutes(minutes)),
        who,
        "administrator",
        "192.0.2.7",
        action,
        status,
        "");
  }

  private static AuditStore filled(AuditStore store) {
    store.add(entry(0, "admin", "POST /api/users", 201));
    store.add(entry(1, "dora", "DELETE /api/users/zoë@litwareinc.com", 403));
    store.add(entry(2, "admin", "PUT /api/policies", 422));
    return store;
  }

  private static List<Instant> times(List<AuditEntry> entries) {
    return entries.stream().map(AuditEntry::at).toList();
  }

  @Test
  default void entriesComeBackWholeAndTheNewestFirst() {
    AuditStore store = store();
    AuditEntry first = entry(0, "admin", "POST /api/users", 201);
    AuditEntry second =
        new AuditEntry(NOON, "-", "", "console", "x".repeat(2_000), 401, "ü".repeat(2_000));
    store.add(first);
    store.add(second);

    assertThat(store.find(AuditFilter.ALL, 0, 10)).containsExactly(second, first);
    assertThat(store.find(AuditFilter.ALL, 1, 10)).containsExactly(first);
    assertThat(store.find(AuditFilter.ALL, 0, 1)).containsExactly(second);
    assertThat(store.count(AuditFilter.ALL)).isEqualTo(2);
  }

  @Test
  default void eachFilterTakesWhatItAsksFor() {
    AuditStore store = filled(store());
    Instant one = NOON.plus(Duration.ofMinutes(1));
    Optional<Instant> always = Optional.empty();
    Optional<String> any = Optional.empty();
    List<AuditFilter> filters =
        List.of(
            new AuditFilter(Optional.of("dora"), any, always, always, Optional.empty()),
            new AuditFilter(any, Optional.of("api/USERS/zoë"), always, always, Optional.empty()),
            new AuditFilter(
                any, any, Optional.of(one), Optional.of(one.plusMillis(1)), Optional.empty()),
            new AuditFilter(any, Optional.of("delete"), always, always, Optional.of(true)));
    for (AuditFilter filter : filters) {
      assertThat(times(store.find(filter, 0, 10))).as(filter.toString()).containsExactly(one);
      assertThat(store.count(filter)).isEqualTo(1);
    }
    AuditFilter done = new AuditFilter(any, any, always, always, Optional.of(false));
    assertThat(times(store.find(done, 0, 10))).containsExactly(NOON);
  }

  @Test
  default void signsOfAPatternAreSignsLikeOthers() {
    AuditStore store = filled(store());
    for (String text : List.of("%", "_", "\\", "P%T")) {
      AuditFilter filter =
          new AuditFilter(
              Optional.empty(),
              Optional.of(text),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      assertThat(store.count(filter)).as(text).isZero();
    }
  }

  @Test
  default void strangersPushNobodyElseOut() {
    AuditStore store = store();
    store.add(entry(0, "admin", "POST /api/users", 201));
    for (int i = 1; i <= 30; i++) {
      store.add(entry(i, AuditEntry.NOBODY, "GET /api/users", 401));
    }
    store.keep(NOON, 20);

    assertThat(times(store.find(AuditFilter.ALL, 0, 10)))
        .containsExactly(
            NOON.plus(Duration.ofMinutes(30)), NOON.plus(Duration.ofMinutes(29)), NOON);
  }

  @Test
  default void whatIsOldOrTooMuchGoes() {
    AuditStore store = filled(store());
    store.keep(NOON.plus(Duration.ofMinutes(1)), 10);
    assertThat(store.count(AuditFilter.ALL)).isEqualTo(2);
    store.keep(NOON, 1);
    assertThat(store.find(AuditFilter.ALL, 0, 10))
        .extracting(AuditEntry::status)
        .containsExactly(422);
    store.keep(NOON, 1);
    assertThat(store.count(AuditFilter.ALL)).isEqualTo(1);
  }
}
