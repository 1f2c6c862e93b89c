package org.confab.ejb.console;

import java.util.stream.Collectors;
import org.confab.core.access.AdminName;
import org.confab.core.access.AdminRole;
import org.confab.core.audit.AuditLog;
import org.confab.subsystem.live.Deed;

/** Enters in the audit log what the management interface was asked for. */
final class ConsoleDeeds {
  private static final String CONSOLE = "console";

  private ConsoleDeeds() {}

  static void enter(Deed deed, AuditLog log) {
    log.enter(
        deed.who(),
        role(deed),
        (CONSOLE + " " + deed.origin()).strip(),
        deed.action(),
        deed.status(),
        deed.detail());
  }

  /** The built-in account is in no group of WildFly's. */
  private static String role(Deed deed) {
    return deed.who().equals(AdminName.BUILT_IN.value())
        ? AdminRole.ADMINISTRATOR.word()
        : deed.roles().stream().sorted().collect(Collectors.joining(", "));
  }
}
