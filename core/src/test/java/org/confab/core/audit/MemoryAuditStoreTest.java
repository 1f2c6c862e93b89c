package org.confab.core.audit;

class MemoryAuditStoreTest implements AuditStoreContract {
  @Override
  public AuditStore store() {
    return new MemoryAuditStore();
  }
}
