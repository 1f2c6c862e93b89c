package org.confab.core.presence;

class InMemoryDelegateStoreTest implements DelegateStoreContract {
  @Override
  public DelegateStore store() {
    return new InMemoryDelegateStore();
  }
}
