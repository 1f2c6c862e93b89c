package org.confab.ejb.conferencing;

import org.confab.core.conferencing.ConferenceStore;
import org.confab.core.conferencing.ConferenceStoreContract;
import org.confab.ejb.authentication.SecretBox;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaConferenceStoreTest implements ConferenceStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public ConferenceStore store() {
    return database.store(
        ConferenceStore.class, em -> new JpaConferenceStore(em, SecretBox.of(new byte[32])));
  }
}
