package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.directorysync.Entries.at;
import static org.confab.core.directorysync.Entries.group;
import static org.confab.core.directorysync.Entries.id;
import static org.confab.core.directorysync.Entries.nameless;
import static org.confab.core.directorysync.Entries.person;
import static org.confab.core.directorysync.Entries.withoutAddress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.ListEntry;
import org.junit.jupiter.api.Test;

/** Groups of the directory as distribution lists. */
class GroupsTest extends FollowedDirectory {
  @Test
  void groupsAreListsOfWhomTheyNameWhereverThatComes() {
    directory.put(group("sales", "alice", "emea", "nobody", "zoe"));
    directory.put(person("alice"));
    directory.put(group("emea", "bob", "sales"));
    directory.put(person("bob"));
    directory.put(withoutAddress("zoe"));

    assertThat(run().lists()).isEqualTo(2);
    assertThat(entries("sales"))
        .containsExactly(
            one("alice"), new ListEntry.SubList(mail("emea")), new ListEntry.Outside(id("zoe")));
    assertThat(entries("emea")).containsExactly(one("bob"), new ListEntry.SubList(mail("sales")));
    assertThat(lists.find(mail("sales")).orElseThrow().displayName()).isEqualTo("Group sales");
  }

  @Test
  void listsFollowTheirMembers() {
    directory.put(person("alice"));
    directory.put(person("bob"));
    directory.put(group("sales", "alice", "late"));
    run();
    directory.put(person("late"));
    run();
    assertThat(entries("sales")).containsExactly(one("alice"), one("late"));

    directory.put(person("late", "later@litwareinc.com"));
    run();
    assertThat(entries("sales")).containsExactly(one("alice"), one("later"));

    directory.delete(id("alice"));
    run();
    assertThat(entries("sales")).containsExactly(one("later"));
  }

  @Test
  void aMemberWhoIsMovedInTheDirectoryStaysAMember() {
    directory.put(person("alice"));
    directory.put(group("sales", "alice"));
    run();
    DirectoryPerson alice = person("alice");
    directory.put(
        new DirectoryPerson(alice.id(), at("elsewhere"), alice.address(), true, alice.card()));
    run();
    assertThat(entries("sales")).containsExactly(one("alice"));
    assertThat(links.find(id("alice")).orElseThrow().name()).isEqualTo(at("elsewhere"));

    directory.moveSilently(
        new DirectoryPerson(alice.id(), at("other"), alice.address(), true, alice.card()));
    clock.forward(Duration.ofHours(1));
    run();
    assertThat(links.find(id("alice")).orElseThrow().name()).isEqualTo(at("other"));
    assertThat(entries("sales")).containsExactly(one("alice"));
  }

  @Test
  void whoIsMovedIntoViewUnchangedIsFoundByTheSweep() {
    directory.put(person("alice"));
    run();
    directory.moveSilently(person("old-hand"));
    clock.forward(Duration.ofHours(1));

    assertThat(run().added()).isEqualTo(1);
    assertThat(directory.complete).isEqualTo(2);
    assertThat(user("old-hand")).isPresent();
  }

  @Test
  void listsThatWereMadeHereAreNeverTouched() {
    lists.save(new DistributionList(mail("sales"), "Ours", List.of(one("carol"))));
    directory.put(person("alice"));
    directory.put(group("sales", "alice"));

    run();
    assertThat(entries("sales")).containsExactly(one("carol"));
    assertThat(links.refused(10)).extracting(Link::id).containsExactly(id("sales"));
    directory.delete(id("sales"));
    run();
    assertThat(lists.find(mail("sales"))).isPresent();
  }

  @Test
  void aGroupThatLosesItsAddressIsNoListAndOneThatIsDeletedNeither() {
    directory.put(person("alice"));
    directory.put(group("sales", "alice"));
    directory.put(group("emea", "alice"));
    run();
    DirectoryGroup sales = group("sales", "alice");
    directory.put(
        new DirectoryGroup(
            sales.id(), sales.name(), Optional.empty(), "Sales", false, sales.members()));
    directory.delete(id("emea"));
    run();

    assertThat(lists.find(mail("sales"))).isEmpty();
    assertThat(lists.find(mail("emea"))).isEmpty();
    assertThat(links.lists()).isZero();
  }

  @Test
  void aGroupWithoutAnAddressIsOpenedInTheListsThatNameIt() {
    directory.put(group("sales", "team", "carol"));
    directory.put(nameless("team", "alice", "deeper", "carol"));
    directory.put(nameless("deeper", "bob", "emea"));
    directory.put(group("emea", "dan"));
    for (String name : List.of("alice", "bob", "carol", "dan")) {
      directory.put(person(name));
    }
    run();
    assertThat(entries("sales"))
        .containsExactly(
            one("alice"), one("bob"), new ListEntry.SubList(mail("emea")), one("carol"));

    directory.put(nameless("deeper", "dan"));
    assertThat(run().lists()).isEqualTo(1);
    assertThat(entries("sales")).containsExactly(one("alice"), one("dan"), one("carol"));

    directory.put(person("dan", "daniel@litwareinc.com"));
    run();
    assertThat(entries("sales")).containsExactly(one("alice"), one("daniel"), one("carol"));

    directory.delete(id("team"));
    run();
    assertThat(entries("sales")).containsExactly(one("carol"));
  }

  @Test
  void groupsWithoutAnAddressThatHoldEachOtherEnd() {
    directory.put(group("sales", "ring"));
    directory.put(nameless("ring", "other", "alice"));
    directory.put(nameless("other", "ring", "bob", "sales"));
    directory.put(person("alice"));
    directory.put(person("bob"));
    run();

    assertThat(entries("sales"))
        .containsExactly(one("bob"), new ListEntry.SubList(mail("sales")), one("alice"));
    assertThat(links.outdated(10)).isEmpty();
    assertThat(run().changedAnything()).isFalse();
  }

  @Test
  void whoIsInAHiddenGroupWithoutAnAddressIsNotTold() {
    DirectoryGroup team = nameless("team", "alice");
    directory.put(group("sales", "team"));
    directory.put(
        new DirectoryGroup(team.id(), team.name(), Optional.empty(), "Team", true, team.members()));
    directory.put(person("alice"));
    run();
    assertThat(entries("sales")).isEmpty();
  }
}
