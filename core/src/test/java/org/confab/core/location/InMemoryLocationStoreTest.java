package org.confab.core.location;

class InMemoryLocationStoreTest implements LocationStoreContract {
  @Override
  public LocationStore store() {
    return new InMemoryLocationStore();
  }
}
