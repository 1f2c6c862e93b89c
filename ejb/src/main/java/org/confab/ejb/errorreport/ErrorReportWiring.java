package org.confab.ejb.errorreport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.confab.core.errorreport.ErrorReportStore;
import org.confab.core.errorreport.ErrorReports;

/** Makes what takes the reports of clients. */
@ApplicationScoped
public class ErrorReportWiring {
  /** Reports in the database. */
  @Produces
  @Singleton
  public ErrorReports errorReports(ErrorReportStore store) {
    return new ErrorReports(store, Clock.systemUTC());
  }
}
