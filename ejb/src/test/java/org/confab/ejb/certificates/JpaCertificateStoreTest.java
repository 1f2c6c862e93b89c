package org.confab.ejb.certificates;

import org.confab.core.certificates.CertificateStore;
import org.confab.core.certificates.CertificateStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaCertificateStoreTest implements CertificateStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public CertificateStore store() {
    return database.store(CertificateStore.class, JpaCertificateStore::new);
  }
}
