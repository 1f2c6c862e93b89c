package org.confab.core.certificates;

class MemoryCertificateStoreTest implements CertificateStoreContract {
  @Override
  public CertificateStore store() {
    return new MemoryCertificateStore();
  }
}
