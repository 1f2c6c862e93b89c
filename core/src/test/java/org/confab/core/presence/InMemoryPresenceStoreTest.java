package org.confab.core.presence;

class InMemoryPresenceStoreTest implements PassingPresenceStoreContract {
  @Override
  public PresenceStore store() {
    return new InMemoryPresenceStore();
  }
}
