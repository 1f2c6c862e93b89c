package org.confab.ejb.errorreport;

import org.confab.core.errorreport.ErrorReportStore;
import org.confab.core.errorreport.ErrorReportStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaErrorReportStoreTest implements ErrorReportStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public ErrorReportStore store() {
    return database.store(ErrorReportStore.class, JpaErrorReportStore::new);
  }
}
