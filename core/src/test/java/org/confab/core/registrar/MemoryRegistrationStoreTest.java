package org.confab.core.registrar;

class MemoryRegistrationStoreTest implements RegistrationStoreContract {
  @Override
  public RegistrationStore store() {
    return new MemoryRegistrationStore();
  }
}
