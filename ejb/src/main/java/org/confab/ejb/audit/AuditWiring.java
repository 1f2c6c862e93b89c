package org.confab.ejb.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.confab.core.Settings;
import org.confab.core.audit.AuditLog;
import org.confab.core.audit.AuditStore;

/** Makes the audit log. */
@ApplicationScoped
public class AuditWiring {
  /** In the database. */
  @Produces
  @Singleton
  public AuditLog auditLog(AuditStore store, Settings settings) {
    return new AuditLog(store, settings.audit(), Clock.systemUTC());
  }
}
