package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.directorysync.Entries.group;
import static org.confab.core.directorysync.Entries.id;
import static org.confab.core.directorysync.Entries.person;
import static org.confab.core.directorysync.Entries.withoutAddress;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who seems to be gone, and when nobody believes it. */
class DeparturesTest extends FollowedDirectory {
  @Test
  void aDirectoryThatSeemsToHaveLostManyRemovesNobody() {
    IntStream.range(0, 100).forEach(i -> directory.put(person("user" + i)));
    run();
    IntStream.range(0, 11).forEach(i -> directory.vanish(id("user" + i)));

    SyncReport report = run(SyncOrder.COMPLETE);
    assertThat(report.removed()).isZero();
    assertThat(report.withheld()).isEqualTo(11);
    assertThat(report.problems())
        .containsExactly(
            "11 of 100 accounts of the directory seem to be gone; none is removed without an"
                + " administrator's word");
    assertThat(accounts.users.all()).hasSize(100);

    assertThat(run(new SyncOrder(true, true, false)).removed()).isEqualTo(11);
    assertThat(accounts.users.all()).hasSize(89);
  }

  @Test
  void mostOfAFewAccountsStayToo() {
    directory.put(group("team", "user0"));
    IntStream.range(0, 5).forEach(i -> directory.put(person("user" + i)));
    run();
    IntStream.range(0, 3).forEach(i -> directory.delete(id("user" + i)));

    SyncReport report = run();
    assertThat(report.removed()).isZero();
    assertThat(report.withheld()).isEqualTo(3);
    assertThat(report.problems())
        .containsExactly(
            "3 of 5 accounts of the directory seem to be gone; none is removed without an"
                + " administrator's word");
    assertThat(run(SyncOrder.COMPLETE).withheld()).isEqualTo(3);
    IntStream.range(2, 5).forEach(i -> directory.delete(id("user" + i)));
    assertThat(run(SyncOrder.COMPLETE).withheld()).isEqualTo(5);
    assertThat(accounts.users.all()).hasSize(5);
  }

  @Test
  void halfOfAFewAccountsMayGo() {
    IntStream.range(0, 4).forEach(i -> directory.put(person("user" + i)));
    run();
    IntStream.range(0, 2).forEach(i -> directory.delete(id("user" + i)));
    assertThat(run().removed()).isEqualTo(2);
    directory.delete(id("user2"));
    assertThat(run().removed()).isEqualTo(1);
  }

  @Test
  void whoeverGetsAnotherIdentifierIsNotRemovedWithAllOthers() {
    directory.put(person("alice"));
    directory.put(person("bob"));
    run();
    directory.vanish(id("alice"));
    directory.vanish(id("bob"));
    directory.put(person("alice2", "alice@litwareinc.com"));
    directory.put(person("bob2", "bob@litwareinc.com"));

    assertThat(run(SyncOrder.COMPLETE).withheld()).isEqualTo(2);
    assertThat(accounts.done).isEmpty();
  }

  @Test
  void listsAndPeopleWithoutAnAccountHaveLimitsOfTheirOwn() {
    IntStream.range(0, 4).forEach(i -> directory.put(person("user" + i)));
    IntStream.range(0, 3).forEach(i -> directory.put(group("list" + i, "user0")));
    IntStream.range(0, 3).forEach(i -> directory.put(withoutAddress("out" + i)));
    run();
    IntStream.range(0, 3).forEach(i -> directory.vanish(id("list" + i)));
    IntStream.range(0, 2).forEach(i -> directory.vanish(id("out" + i)));
    directory.vanish(id("user3"));

    SyncReport report = run(SyncOrder.COMPLETE);
    assertThat(report.removed()).isEqualTo(1);
    assertThat(report.withheld()).isEqualTo(5);
    assertThat(report.problems())
        .containsExactly(
            "3 of 3 distribution lists of the directory seem to be gone; none is removed without"
                + " an administrator's word",
            "2 of 3 people without an account of the directory seem to be gone; none is removed"
                + " without an administrator's word");
    assertThat(links.lists()).isEqualTo(3);
    assertThat(entries("list0")).containsExactly(one("user0"));
    assertThat(outsiders.find(id("out0"))).isPresent();

    run(new SyncOrder(true, true, false));
    assertThat(links.lists()).isZero();
    assertThat(lists.find(mail("list0"))).isEmpty();
    assertThat(links.outsiders()).isEqualTo(1);
  }

  @Test
  void whileEntriesDoNotSayWhichTheyAreNobodyIsGone() {
    IntStream.range(0, 20).forEach(i -> directory.put(person("user" + i)));
    run();
    directory.unnamed = true;
    assertThat(run(SyncOrder.COMPLETE).problems()).isEmpty();
    directory.vanish(id("user0"));

    SyncReport report = run(SyncOrder.COMPLETE);
    assertThat(report.removed()).isZero();
    assertThat(report.withheld()).isEqualTo(1);
    assertThat(report.problems())
        .containsExactly(
            "1 entries of the directory seem to be gone, and others do not say which they are;"
                + " none is removed without an administrator's word");
    directory.unnamed = false;
    assertThat(run(SyncOrder.COMPLETE).removed()).isEqualTo(1);
  }

  @Test
  void anEmptyDirectoryIsABrokenOne() {
    directory.put(person("alice"));
    run();
    directory.vanish(id("alice"));

    assertThat(run(SyncOrder.COMPLETE).withheld()).isEqualTo(1);
    assertThat(user("alice")).isPresent();
  }

  @Test
  void addressesThatAllVanishRemoveNobodyEither() {
    IntStream.range(0, 20).forEach(i -> directory.put(person("user" + i)));
    run();
    IntStream.range(0, 20).forEach(i -> directory.put(withoutAddress("user" + i)));

    assertThat(run().withheld()).isEqualTo(20);
    assertThat(accounts.users.all()).hasSize(20);
    IntStream.range(0, 20).forEach(i -> directory.put(person("user" + i)));
    assertThat(run().changedAnything()).isFalse();
  }
}
