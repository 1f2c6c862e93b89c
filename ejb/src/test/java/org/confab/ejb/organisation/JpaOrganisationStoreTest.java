package org.confab.ejb.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.core.directorysync.EntryName;
import org.confab.core.directorysync.Link;
import org.confab.core.directorysync.LinkStore;
import org.confab.core.organisation.OrganisationStore;
import org.confab.core.organisation.OrganisationStoreContract;
import org.confab.ejb.accounts.TestBelongings;
import org.confab.ejb.database.JpaDatabase;
import org.confab.ejb.directory.TestUsers;
import org.confab.ejb.directorysync.TestLinks;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaOrganisationStoreTest implements OrganisationStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();
  private UserStore users;
  private LinkStore links;

  @BeforeEach
  void people() {
    users = TestUsers.in(database);
    links = TestLinks.in(database);
    for (SipUri aor : List.of(ALICE, BOB, CAROL)) {
      users.add(new User(aor, aor.user(), "", "", "", "", "", true));
    }
  }

  @Override
  public OrganisationStore store() {
    return database.store(OrganisationStore.class, JpaOrganisationStore::new);
  }

  private static EntryName at(SipUri user) {
    return new EntryName("cn=" + user.user());
  }

  private static Link link(SipUri user, EntryName at) {
    return new Link(
        new DirectoryId(user.user()), at, Optional.of(user), Optional.empty(), false, true, "");
  }

  private void entry(SipUri user, Optional<SipUri> manager) {
    links.save(link(user, at(user)));
    links.manager(new DirectoryId(user.user()), manager.map(JpaOrganisationStoreTest::at));
  }

  @Test
  void whomTheDirectoryNamesIsFoundWhereverHeIsByThen() {
    entry(BOB, Optional.of(ALICE));
    assertThat(store().managers(List.of(BOB))).as("he is not known yet").isEmpty();
    entry(ALICE, Optional.empty());
    assertThat(store().managers(List.of(ALICE, BOB))).isEqualTo(Map.of(BOB, ALICE));
    assertThat(store().reports(ALICE, 9)).containsExactly(BOB);

    links.save(link(ALICE, new EntryName("cn=alice,ou=moved")));
    assertThat(store().managers(List.of(BOB))).isEqualTo(Map.of(BOB, ALICE));

    links.manager(new DirectoryId("bob"), Optional.empty());
    assertThat(store().reports(ALICE, 9)).isEmpty();
  }

  @Test
  void whatTheAdministratorSaysGoesBeforeTheDirectory() {
    entry(ALICE, Optional.empty());
    entry(BOB, Optional.of(ALICE));
    store().assign(BOB, Optional.of(CAROL));
    store().assign(CAROL, Optional.of(ALICE));

    assertThat(store().managers(List.of(BOB))).isEqualTo(Map.of(BOB, CAROL));
    assertThat(store().reports(ALICE, 9)).containsExactly(CAROL);
    assertThat(store().reports(CAROL, 9)).containsExactly(BOB);
  }

  @Test
  void theDisabledAreNotTold() {
    entry(ALICE, Optional.empty());
    entry(BOB, Optional.of(ALICE));
    store().assign(CAROL, Optional.of(ALICE));
    for (SipUri user : List.of(BOB, CAROL)) {
      users.replace(users.find(user).orElseThrow().withEnabled(false));
    }
    assertThat(store().reports(ALICE, 9)).isEmpty();
  }

  @Test
  void aSuperiorWhoGoesIsNobodysAnyMore() {
    store().assign(BOB, Optional.of(ALICE));
    TestBelongings.in(database).discard(ALICE);
    users.remove(ALICE);
    assertThat(store().managers(List.of(BOB))).isEmpty();
  }

  @Test
  void aSuperiorWithAnotherAddressStaysOne() {
    SipUri heir = SipUri.parse("sip:alice.young@litwareinc.com");
    store().assign(BOB, Optional.of(ALICE));
    store().assign(ALICE, Optional.of(CAROL));
    users.add(users.find(ALICE).orElseThrow().withAddress(heir));
    TestBelongings.inherited(database).pass(ALICE, heir);
    users.remove(ALICE);

    assertThat(store().managers(List.of(BOB, heir))).isEqualTo(Map.of(BOB, heir, heir, CAROL));
  }
}
