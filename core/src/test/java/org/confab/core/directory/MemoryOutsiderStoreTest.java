package org.confab.core.directory;

class MemoryOutsiderStoreTest implements OutsiderStoreContract {
  private final MemoryOutsiderStore store = new MemoryOutsiderStore();

  @Override
  public OutsiderStore outsiders() {
    return store;
  }
}
