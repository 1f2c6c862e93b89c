package org.confab.core.addressfile;

class MemoryShelfTest extends FileShelfContract {
  @Override
  protected FileShelf shelf() {
    return new MemoryShelf();
  }
}
