package org.confab.core.photos;

class MemoryPhotoStoreTest implements PhotoStoreContract {
  private final MemoryPhotoStore store = new MemoryPhotoStore();

  @Override
  public PhotoStore store() {
    return store;
  }
}
