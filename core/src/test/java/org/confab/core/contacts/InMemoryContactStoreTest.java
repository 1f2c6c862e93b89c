package org.confab.core.contacts;

class InMemoryContactStoreTest implements ContactStoreContract {
  @Override
  public ContactStore store() {
    return new InMemoryContactStore();
  }
}
