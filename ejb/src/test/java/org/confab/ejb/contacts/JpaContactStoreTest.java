package org.confab.ejb.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import org.confab.core.contacts.ContactRaceContract;
import org.confab.core.contacts.ContactStore;
import org.confab.core.contacts.ContactStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.confab.protocol.contacts.ContactChange;
import org.confab.protocol.contacts.ContactGroup;
import org.confab.protocol.sip.SipUri;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaContactStoreTest implements ContactStoreContract, ContactRaceContract {
  private static final int CONTACTS = 200;

  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public ContactStore store() {
    return database.store(ContactStore.class, JpaContactStore::new);
  }

  @Test
  void aListIsLoadedWithThreeQueriesHoweverLongItIs() throws Throwable {
    ContactStore store = store();
    for (int id = 2; id < 12; id++) {
      store.apply(ALICE, id - 1, new ContactChange.GroupAdded(new ContactGroup(id, "G" + id, "")));
    }
    for (int i = 0; i < CONTACTS; i++) {
      SipUri uri = SipUri.of("c" + i, "litwareinc.com");
      store.apply(
          ALICE,
          11 + i,
          new ContactChange.ContactAdded(ContactStoreContract.contact(uri, "", 1 + i % 11)));
    }

    long statements = database.inTransaction(JpaContactStoreTest::statementsOfLoading);

    assertThat(statements).isEqualTo(3);
  }

  private static long statementsOfLoading(EntityManager em) {
    Statistics statistics =
        em.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    assertThat(new JpaContactStore(em).load(ALICE).contacts()).hasSize(CONTACTS);
    return statistics.getPrepareStatementCount();
  }
}
