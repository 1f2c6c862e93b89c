package org.confab.core.contacts;

class InMemoryContactStoreTest implements ContactStoreContract, ContactRaceContract {
  private final InMemoryContactStore store = new InMemoryContactStore();

  @Override
  public ContactStore store() {
    return store;
  }
}
