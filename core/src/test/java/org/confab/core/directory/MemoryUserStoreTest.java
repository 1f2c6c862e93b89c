package org.confab.core.directory;

class MemoryUserStoreTest implements UserStoreContract {
  private final MemoryUserStore store = new MemoryUserStore();

  @Override
  public UserStore store() {
    return store;
  }
}
