package org.confab.ejb.directorysync;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Follows the directory, beside everything else. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init") // the container injects
public class DirectoryTimer {
  @Inject private DirectoryOffice office;

  /** Every second; when it is time is the follower's matter. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void tick() {
    office.tick();
  }
}
