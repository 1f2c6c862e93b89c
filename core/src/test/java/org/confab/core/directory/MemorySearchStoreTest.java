package org.confab.core.directory;

class MemorySearchStoreTest implements SearchStoreContract {
  private final MemoryUserStore store = new MemoryUserStore();

  @Override
  public UserStore users() {
    return store;
  }

  @Override
  public SearchStore store() {
    return store;
  }
}
