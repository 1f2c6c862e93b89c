package org.confab.core.presence;

class InMemoryAclStoreTest implements AclStoreContract {
  @Override
  public AclStore store() {
    return new InMemoryAclStore();
  }
}
