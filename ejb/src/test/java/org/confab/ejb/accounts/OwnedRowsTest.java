package org.confab.ejb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.confab.core.accounts.Belongings;
import org.confab.core.accounts.Inheritance;
import org.confab.ejb.database.JpaDatabase;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OwnedRowsTest {
  private static final SipUri ALICE = SipUri.parse("sip:Alice@litwareinc.com");

  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  private void insert(String owner) throws Throwable {
    database.inTransaction(
        em -> {
          for (String row :
              List.of(
                  "contact_list (owner, delta) values (?1, 1)",
                  "presence_container (owner, container, version) values (?1, 300, 1)",
                  "presence_delegates (owner, version) values (?1, 1)")) {
            em.createNativeQuery("insert into " + row).setParameter(1, owner).executeUpdate();
          }
          return 0;
        });
  }

  private long rows(String table, String owner) throws Throwable {
    return database.inTransaction(
        em ->
            ((Number)
                    em.createNativeQuery("select count(*) from " + table + " where owner = ?1")
                        .setParameter(1, owner)
                        .getSingleResult())
                .longValue());
  }

  @Test
  void everyTableOfUsersIsFound() throws Throwable {
    List<String> tables = database.inTransaction(em -> new OwnedRows(em, change -> {}).tables());
    assertThat(tables)
        .extracting(String::toLowerCase)
        .contains(
            "access_control_list",
            "category_instance",
            "conferences",
            "contact",
            "contact_group",
            "container_member",
            "credentials",
            "digest_credentials",
            "presence_subscriber")
        .doesNotContain("users");
  }

  @Test
  void nothingOfTheUserIsLeftAndNothingOfOthersIsTouched() throws Throwable {
    insert("alice@litwareinc.com");
    insert("bob@litwareinc.com");

    database.store(Belongings.class, em -> new OwnedRows(em, change -> {})).discard(ALICE);

    for (String table : List.of("contact_list", "presence_container", "presence_delegates")) {
      assertThat(rows(table, "alice@litwareinc.com")).as(table).isZero();
      assertThat(rows(table, "bob@litwareinc.com")).as(table).isEqualTo(1);
    }
  }

  @Test
  void whatIsPassedOnBelongsToTheNewAddress() throws Throwable {
    insert("alice@litwareinc.com");
    insert("bob@litwareinc.com");

    database
        .store(Inheritance.class, em -> new OwnedRows(em, change -> {}))
        .pass(ALICE, SipUri.parse("sip:alice.young@litwareinc.com"));

    for (String table : List.of("contact_list", "presence_container", "presence_delegates")) {
      assertThat(rows(table, "alice@litwareinc.com")).as(table).isZero();
      assertThat(rows(table, "alice.young@litwareinc.com")).as(table).isEqualTo(1);
      assertThat(rows(table, "bob@litwareinc.com")).as(table).isEqualTo(1);
    }
  }

  @Test
  void whoeverAnswersFromMemoryIsToldOfEverybodyConcerned() {
    List<KeptChange> changes = new ArrayList<>();
    SipUri young = SipUri.parse("sip:alice.young@litwareinc.com");
    database.store(Belongings.class, em -> new OwnedRows(em, changes::add)).discard(ALICE);
    assertThat(changes).containsExactly(new KeptChange(Kept.EVERYTHING, ALICE));
    changes.clear();
    database.store(Inheritance.class, em -> new OwnedRows(em, changes::add)).pass(ALICE, young);
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new KeptChange(Kept.EVERYTHING, ALICE), new KeptChange(Kept.EVERYTHING, young));
    for (Kept kind : Kept.values()) {
      assertThat(changes).allMatch(change -> change.concerns(kind));
    }
  }
}
