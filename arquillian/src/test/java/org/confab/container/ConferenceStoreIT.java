package org.confab.container;

import jakarta.inject.Inject;
import org.confab.core.conferencing.ConferenceStore;
import org.confab.core.conferencing.ConferenceStoreContract;
import org.confab.ejb.conferencing.JpaConferenceStore;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

@InContainer
class ConferenceStoreIT implements ConferenceStoreContract {
  @Inject private JpaConferenceStore store;
  @Inject private Tables tables;

  @Deployment
  static WebArchive archive() {
    return StoreArchive.build();
  }

  @BeforeEach
  void startEmpty() {
    tables.empty("conference_invitees", "conferences");
  }

  @Override
  public ConferenceStore store() {
    return store;
  }
}
