package org.confab.core.organisation;

class MemoryOrganisationStoreTest implements OrganisationStoreContract {
  private final MemoryOrganisationStore store = new MemoryOrganisationStore();

  @Override
  public OrganisationStore store() {
    return store;
  }
}
