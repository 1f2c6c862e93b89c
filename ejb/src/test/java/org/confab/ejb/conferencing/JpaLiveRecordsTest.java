package org.confab.ejb.conferencing;

import org.confab.core.conferencing.LiveRecords;
import org.confab.core.conferencing.LiveRecordsContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaLiveRecordsTest implements LiveRecordsContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public LiveRecords live() {
    return database.store(LiveRecords.class, JpaLiveRecords::new);
  }
}
