package org.confab.ejb.kerberos;

import org.confab.core.kerberos.KerberosNames;
import org.confab.core.kerberos.KerberosNamesContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaKerberosNamesTest implements KerberosNamesContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public KerberosNames names() {
    return database.store(KerberosNames.class, JpaKerberosNames::new);
  }
}
