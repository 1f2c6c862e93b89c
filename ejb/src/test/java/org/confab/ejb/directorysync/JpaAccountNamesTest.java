package org.confab.ejb.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.directory.AccountNames;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directorysync.EntryName;
import org.confab.core.directorysync.Link;
import org.confab.core.directorysync.LinkStore;
import org.confab.ejb.database.JpaDatabase;
import org.confab.ejb.directory.NamesChange;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaAccountNamesTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");

  private final List<NamesChange> changes = new ArrayList<>();

  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  private LinkStore links() {
    return database.store(LinkStore.class, em -> new JpaLinkStore(em, changes::add));
  }

  private AccountNames names() {
    return database.store(AccountNames.class, JpaAccountNames::new);
  }

  private DirectoryId person(String id, Optional<SipUri> user, String... logins) {
    DirectoryId person = new DirectoryId(id);
    links()
        .save(new Link(person, new EntryName("cn=" + id), user, Optional.empty(), false, true, ""));
    links().logins(person, Set.of(logins));
    return person;
  }

  @Test
  void aUserIsFoundByWhatTheDirectoryCallsHim() {
    DirectoryId alice = person("1", Optional.of(ALICE), "aarcher", "a.archer@ad.test");
    person("2", Optional.empty(), "nobody");

    assertThat(names().userOf("AArcher")).contains(ALICE);
    assertThat(names().userOf("a.archer@AD.TEST")).contains(ALICE);
    assertThat(names().userOf("nobody")).isEmpty();
    assertThat(names().userOf("")).isEmpty();
    assertThat(names().userOf("x".repeat(AccountNames.MAX_NAME + 1))).isEmpty();
    assertThat(names().knows(ALICE)).isTrue();
    assertThat(names().knows(BOB)).isFalse();

    links().logins(alice, Set.of("ayoung"));
    assertThat(names().userOf("aarcher")).isEmpty();
    assertThat(names().userOf("ayoung")).contains(ALICE);
    links().remove(alice);
    assertThat(names().userOf("ayoung")).isEmpty();
  }

  private int told(Runnable change) {
    int before = changes.size();
    change.run();
    return changes.size() - before;
  }

  private static Link link(DirectoryId person, Optional<SipUri> user, boolean enabled) {
    return new Link(person, new EntryName("cn=1"), user, Optional.empty(), false, enabled, "");
  }

  @Test
  void everyChangeOfANameOrOfItsOwnerIsToldAndNothingElse() {
    DirectoryId alice = person("1", Optional.of(ALICE), "aarcher");
    assertThat(changes).isNotEmpty();
    assertThat(told(() -> links().logins(alice, Set.of("aarcher")))).isZero();
    assertThat(told(() -> links().save(link(alice, Optional.of(ALICE), false)))).isZero();
    assertThat(told(() -> links().logins(alice, Set.of("ayoung")))).isPositive();
    assertThat(told(() -> links().save(link(alice, Optional.of(BOB), true)))).isPositive();
    assertThat(told(() -> links().save(link(alice, Optional.empty(), true)))).isPositive();
    assertThat(told(() -> links().remove(alice))).isPositive();
  }

  @Test
  void aNameOfTwoPeopleIsNobodys() {
    person("1", Optional.of(ALICE), "same");
    person("2", Optional.of(BOB), "same");
    assertThat(names().userOf("same")).isEmpty();
  }

  @Test
  void aNameOfAUserAndOfSomebodyWithoutAnAccountIsNobodysToo() {
    person("1", Optional.of(ALICE), "same", "same@corp.test");
    person("2", Optional.empty(), "same", "same@ad.test");
    assertThat(names().userOf("same")).isEmpty();
    assertThat(names().userOf("same@ad.test")).isEmpty();
    assertThat(names().userOf("same@corp.test")).contains(ALICE);
  }
}
