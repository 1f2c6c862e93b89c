package org.confab.core.policy;

class MemoryPolicyStoreTest implements PolicyStoreContract {
  private final PolicyStore store = new MemoryPolicyStore();

  @Override
  public PolicyStore store() {
    return store;
  }
}
