package org.confab.core.presence;

class RememberedContainerStoreTest implements ContainerStoreContract {
  private final ContainerStore store = new RememberedContainerStore(new InMemoryContainerStore());

  @Override
  public ContainerStore store() {
    return store;
  }
}
