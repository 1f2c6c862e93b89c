package org.confab.ejb.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.confab.core.audit.AuditEntry;
import org.confab.core.audit.AuditFilter;
import org.confab.core.audit.AuditLog;
import org.confab.core.audit.AuditSettings;
import org.confab.core.audit.MemoryAuditStore;
import org.confab.subsystem.live.Deed;
import org.junit.jupiter.api.Test;

class ConsoleDeedsTest {
  private final AuditLog log =
      new AuditLog(
          new MemoryAuditStore(), new AuditSettings(Duration.ofDays(1)), Clock.systemUTC());

  private AuditEntry entered(Deed deed) {
    ConsoleDeeds.enter(deed, log);
    return log.find(AuditFilter.ALL, 0, 1).get(0);
  }

  @Test
  void whatWasOrderedInTheConsoleIsEnteredWithWhoOrderedItFromWhere() {
    AuditEntry entry =
        entered(
            new Deed(
                "dora",
                Set.of("help-desk"),
                "127.0.0.1",
                "/subsystem=confab:sign-out",
                403,
                "user=alice@litwareinc.com"));
    assertThat(entry.who()).isEqualTo("dora");
    assertThat(entry.role()).isEqualTo("help-desk");
    assertThat(entry.origin()).isEqualTo("console 127.0.0.1");
    assertThat(entry.action()).isEqualTo("/subsystem=confab:sign-out");
    assertThat(entry.refused()).isTrue();
    assertThat(entry.detail()).isEqualTo("user=alice@litwareinc.com");
  }

  @Test
  void theBuiltInAccountIsAnAdministratorThoughItIsInNoGroup() {
    AuditEntry entry = entered(new Deed("admin", Set.of(), "", "/subsystem=confab:end", 200, ""));
    assertThat(entry.role()).isEqualTo("administrator");
    assertThat(entry.origin()).isEqualTo("console");
  }
}
