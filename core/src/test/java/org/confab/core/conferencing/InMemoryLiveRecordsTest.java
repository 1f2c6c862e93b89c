package org.confab.core.conferencing;

class InMemoryLiveRecordsTest implements LiveRecordsContract {
  private final LiveRecords live = new InMemoryLiveRecords();

  @Override
  public LiveRecords live() {
    return live;
  }
}
