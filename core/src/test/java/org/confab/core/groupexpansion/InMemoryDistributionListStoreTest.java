package org.confab.core.groupexpansion;

class InMemoryDistributionListStoreTest implements DistributionListStoreContract {
  @Override
  public DistributionListStore store() {
    return new InMemoryDistributionListStore();
  }
}
