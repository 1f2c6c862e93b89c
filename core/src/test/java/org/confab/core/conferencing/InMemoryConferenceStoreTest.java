package org.confab.core.conferencing;

class InMemoryConferenceStoreTest implements ConferenceStoreContract {
  private final ConferenceStore store = new InMemoryConferenceStore();

  @Override
  public ConferenceStore store() {
    return store;
  }
}
