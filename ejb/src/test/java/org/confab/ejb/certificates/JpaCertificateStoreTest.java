package org.confab.ejb.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.confab.core.certificates.CertificateStore;
import org.confab.core.certificates.CertificateStoreContract;
import org.confab.core.certificates.ClientCertificate;
import org.confab.ejb.database.JpaDatabase;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaCertificateStoreTest implements CertificateStoreContract {
  private final List<KeptChange> changes = new ArrayList<>();

  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public CertificateStore store() {
    return database.store(CertificateStore.class, em -> new JpaCertificateStore(em, changes::add));
  }

  @Test
  void everyChangeIsTold() {
    ClientCertificate desk = CertificateStoreContract.certificate(ALICE, DESK, 1);
    store().publish(desk);
    store().revoke(desk.serial(), START);
    store().revoke(desk.serial(), START); // is revoked already
    store().remove(desk.serial());
    store().remove(desk.serial()); // is gone already
    KeptChange alices = new KeptChange(Kept.CERTIFICATES, ALICE);
    assertThat(changes).containsExactly(alices, alices, alices);
  }
}
