package org.confab.ejb.audit;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.confab.core.audit.AuditLog;

/** Takes out of the audit log what has been kept long enough. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditSweeper {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditLog log;

  /** Every hour. */
  @Schedule(hour = "*", minute = "23", persistent = false)
  public void sweep() {
    log.sweep();
  }
}
