package org.confab.core.authentication;

class InMemoryCredentialStoreTest implements CredentialStoreContract {
  @Override
  public CredentialStore store() {
    return new InMemoryCredentialStore();
  }
}
