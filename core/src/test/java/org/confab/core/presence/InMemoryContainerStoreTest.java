package org.confab.core.presence;

class InMemoryContainerStoreTest implements ContainerStoreContract {
  @Override
  public ContainerStore store() {
    return new InMemoryContainerStore();
  }
}
