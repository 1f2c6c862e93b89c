package org.confab.core.presence;

class InMemorySubscriberStoreTest implements SubscriberStoreContract {
  @Override
  public SubscriberStore store() {
    return new InMemorySubscriberStore();
  }
}
