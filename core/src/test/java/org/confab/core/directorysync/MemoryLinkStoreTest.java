package org.confab.core.directorysync;

class MemoryLinkStoreTest implements LinkStoreContract {
  private final MemoryLinkStore store = new MemoryLinkStore();

  @Override
  public LinkStore links() {
    return store;
  }
}
