package org.confab.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private final MemoryAuditStore store = new MemoryAuditStore();

  private AuditLog log(Instant now) {
    return new AuditLog(
        store, AuditSettings.of(name -> Optional.empty()), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void whatIsDoneIsEntered() {
    log(NOON).enter("dora", "help-desk", "192.0.2.7", "DELETE /api/users/x/sessions", 200, "");

    assertThat(store.find(AuditFilter.ALL, 0, 10))
        .containsExactly(
            new AuditEntry(
                NOON, "dora", "help-desk", "192.0.2.7", "DELETE /api/users/x/sessions", 200, ""));
  }

  @Test
  void whatWasDoneStaysDoneIfTheStoreFails() {
    AuditStore broken =
        (AuditStore)
            Proxy.newProxyInstance(
                AuditStore.class.getClassLoader(),
                new Class<?>[] {AuditStore.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("no database");
                });
    AuditLog log =
        new AuditLog(
            broken, AuditSettings.of(name -> Optional.empty()), Clock.fixed(NOON, ZoneOffset.UTC));

    assertThatNoException()
        .isThrownBy(
            () -> log.enter("admin", "administrator", "127.0.0.1", "PUT /api/policies", 200, ""));
  }

  @Test
  void strangersDoNotFillIt() {
    AuditLog log = log(NOON);
    for (int i = 0; i < 1_000; i++) {
      log.enter(AuditEntry.NOBODY, "", "192.0.2.66", "GET /api/users", 401, "no such account");
    }
    log.enter("admin", "administrator", "127.0.0.1", "PUT /api/policies", 200, "");

    assertThat(store.count(AuditFilter.ALL)).isEqualTo(AuditLog.STRANGERS_A_MINUTE + 1L);
    assertThat(store.find(AuditFilter.ALL, 1, 1).get(0).detail()).contains("further requests");
  }

  @Test
  void whatIsOlderThanAYearGoes() {
    log(NOON.minus(Duration.ofDays(366))).enter("admin", "", "", "old", 200, "");
    AuditLog log = log(NOON);
    log.enter("admin", "", "", "new", 200, "");
    log.sweep();

    assertThat(log.find(AuditFilter.ALL, 0, 10))
        .extracting(AuditEntry::action)
        .containsExactly("new");
  }

  @Test
  void nothingInALineMovesTheCursorOrEndsTheLine() {
    log(NOON).enter("admin", "", "", "DELETE /api/users/\r\n\u001b[2J\u0085x", 404, "\u0000");

    assertThat(store.find(AuditFilter.ALL, 0, 1).get(0).action())
        .isEqualTo("DELETE /api/users/   [2J x");
  }

  @Test
  void aRetentionOutOfRangeIsRefusedWithTheRange() {
    for (String days : new String[] {"0", "-1", "3651", "99999", "a", "1.5"}) {
      assertThatIllegalArgumentException()
          .as(days)
          .isThrownBy(() -> AuditSettings.of(name -> Optional.of(days)))
          .withMessageContaining("1 to 3650");
    }
    assertThat(AuditSettings.of(name -> Optional.of("30")).kept()).isEqualTo(Duration.ofDays(30));
  }
}
