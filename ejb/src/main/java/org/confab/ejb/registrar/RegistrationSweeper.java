package org.confab.ejb.registrar;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.confab.core.registrar.Registrar;

/** Ends registrations whose time is over. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegistrationSweeper {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Registrar registrar;

  /** Every ten seconds: expired endpoints are not routed to meanwhile, only listed. */
  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  public void sweep() {
    registrar.sweep();
  }
}
