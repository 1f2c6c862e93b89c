package org.confab.core.errorreport;

class MemoryErrorReportStoreTest implements ErrorReportStoreContract {
  @Override
  public ErrorReportStore store() {
    return new MemoryErrorReportStore();
  }
}
