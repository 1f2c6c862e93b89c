package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.confab.core.directorysync.Entries.at;
import static org.confab.core.directorysync.Entries.called;
import static org.confab.core.directorysync.Entries.disabled;
import static org.confab.core.directorysync.Entries.group;
import static org.confab.core.directorysync.Entries.id;
import static org.confab.core.directorysync.Entries.person;
import static org.confab.core.directorysync.Entries.withoutAddress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.confab.core.MovableClock;
import org.confab.core.directory.MemoryOutsiderStore;
import org.confab.core.directory.User;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.InMemoryDistributionListStore;
import org.confab.core.groupexpansion.ListEntry;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class SynchronisationTest {
  private final MovableClock clock = new MovableClock();
  private final MemoryDirectory directory = new MemoryDirectory();
  private final MemoryLinkStore links = new MemoryLinkStore();
  private final RecordingAccounts accounts = new RecordingAccounts();
  private final MemoryOutsiderStore outsiders = new MemoryOutsiderStore();
  private final InMemoryDistributionListStore lists = new InMemoryDistributionListStore();
  private final Synchronisation synchronisation =
      new Synchronisation(
          directory, new Stores(links, accounts, outsiders, lists), SyncLimits.STANDARD, clock);

  private SyncReport run() {
    return run(SyncOrder.USUAL);
  }

  private SyncReport run(SyncOrder order) {
    clock.forward(Duration.ofSeconds(60));
    return synchronisation.run(order);
  }

  private static SipUri sip(String name) {
    return SipUri.parse("sip:" + name + "@litwareinc.com");
  }

  private static MailAddress mail(String name) {
    return MailAddress.parse(name + "@litwareinc.com");
  }

  private Optional<User> user(String name) {
    return accounts.users.find(sip(name));
  }

  private List<ListEntry> entries(String list) {
    return lists.find(mail(list)).map(DistributionList::entries).orElseThrow();
  }

  private static ListEntry one(String name) {
    return new ListEntry.Person(sip(name));
  }

  @Test
  void peopleOfTheDirectoryGetAccountsWithWhatItTells() {
    directory.put(person("alice"));
    directory.put(disabled("bob"));

    SyncReport report = run();

    assertThat(report.complete()).isTrue();
    assertThat(report.added()).isEqualTo(2);
    assertThat(user("alice").orElseThrow().title()).isEqualTo("Engineer");
    assertThat(user("alice").orElseThrow().enabled()).isTrue();
    assertThat(user("bob").orElseThrow().enabled()).isFalse();
  }

  @Test
  void whatHasNotChangedIsNotReadAndNothingIsDoneTwice() {
    directory.put(person("alice"));
    run();

    SyncReport again = run();
    assertThat(again.complete()).isFalse();
    assertThat(again.changedAnything()).isFalse();
    assertThat(run(SyncOrder.COMPLETE).changedAnything()).isFalse();
    assertThat(accounts.done).isEmpty();
  }

  @Test
  void anotherNameIsStoredAndWatchersAreTold() {
    directory.put(person("alice"));
    run();
    directory.put(called("alice", "Alice Young"));

    assertThat(run().changed()).isEqualTo(1);
    assertThat(user("alice").orElseThrow().displayName()).isEqualTo("Alice Young");
    assertThat(accounts.done).containsExactly("announce Alice Young");
  }

  @Test
  void whoIsDisabledThereIsDisabledHereAndComesBackWithTheDirectoryAlone() {
    directory.put(person("alice"));
    run();
    directory.put(disabled("alice"));
    assertThat(run().disabled()).isEqualTo(1);
    assertThat(accounts.done).containsExactly("disable alice");
    assertThat(user("alice").orElseThrow().enabled()).isFalse();

    directory.put(person("alice"));
    assertThat(run().enabled()).isEqualTo(1);
    assertThat(user("alice").orElseThrow().enabled()).isTrue();
  }

  @Test
  void whoIsDisabledHereStaysSoUntilTheDirectoryChangesItsMind() {
    directory.put(person("alice"));
    run();
    accounts.users.replace(user("alice").orElseThrow().withEnabled(false));
    directory.put(called("alice", "Alice Young"));

    run();
    assertThat(user("alice").orElseThrow().enabled()).isFalse();
    run(SyncOrder.COMPLETE);
    assertThat(user("alice").orElseThrow().enabled()).isFalse();
  }

  @Test
  void whoIsDeletedThereIsRemovedHere() {
    directory.put(person("alice"));
    directory.put(person("bob"));
    run();
    directory.delete(id("alice"));

    assertThat(run().removed()).isEqualTo(1);
    assertThat(accounts.done).containsExactly("remove alice");
    assertThat(user("alice")).isEmpty();
    assertThat(user("bob")).isPresent();
    assertThat(links.find(id("alice"))).isEmpty();
  }

  @Test
  void whoVanishesWithoutAWordIsMissedByTheNextSweep() {
    directory.put(person("alice"));
    directory.put(person("bob"));
    run();
    directory.vanish(id("alice"));
    assertThat(run().removed()).isZero();
    assertThat(directory.sweeps).isZero();

    clock.forward(Duration.ofHours(1));
    assertThat(run().removed()).isEqualTo(1);
    assertThat(user("alice")).isEmpty();
  }

  @Test
  void aDirectoryThatDoesNotTellDeletionsIsSweptEveryTime() {
    directory.tellsDeletions = false;
    directory.put(person("alice"));
    directory.put(person("bob"));
    run();
    directory.vanish(id("alice"));

    assertThat(run().removed()).isEqualTo(1);
    assertThat(directory.sweeps).isEqualTo(1);
  }

  @Test
  void accountsThatWereOpenedHereAreNeverTouched() {
    accounts.open(new User(sip("local"), "Local", "", "", "", "", "", true));
    directory.put(person("alice"));
    directory.put(person("local"));

    run();
    run(SyncOrder.COMPLETE);

    assertThat(user("local").orElseThrow().displayName()).isEqualTo("Local");
    assertThat(links.refused(10))
        .extracting(Link::refused)
        .containsExactly(
            "sip:local@litwareinc.com is already the address of an account that was opened here");
    directory.delete(id("local"));
    assertThat(run().removed()).isZero();
    assertThat(user("local")).isPresent();
  }

  @Test
  void anAdministratorMayGiveAnAccountToItsEntry() {
    accounts.open(new User(sip("alice"), "Local", "", "", "", "", "", true));
    directory.put(person("alice"));
    run();

    assertThat(run(new SyncOrder(true, false, true)).changed()).isEqualTo(1);
    assertThat(links.ofUser(sip("alice"))).isPresent();
    assertThat(links.refused(10)).isEmpty();
    assertThat(user("alice").orElseThrow().title()).isEqualTo("Engineer");
  }

  @Test
  void ofTwoWithOneAddressTheFirstKeepsItAndTheOtherGetsItWhenItIsFree() {
    directory.put(person("alice"));
    directory.put(person("imposter", "alice@litwareinc.com"));
    run();
    assertThat(links.ofUser(sip("alice")).orElseThrow().id()).isEqualTo(id("alice"));
    assertThat(links.refused(10))
        .extracting(Link::refused)
        .containsExactly("sip:alice@litwareinc.com is already the address of " + at("alice"));

    directory.delete(id("alice"));
    run();
    run(SyncOrder.COMPLETE);
    assertThat(links.ofUser(sip("alice")).orElseThrow().id()).isEqualTo(id("imposter"));
    assertThat(links.refused(10)).isEmpty();
  }

  @Test
  void whoHasAnotherAddressKeepsHisAccountUnderIt() {
    directory.put(person("alice"));
    run();
    directory.put(person("alice", "alice.young@litwareinc.com"));

    SyncReport report = run();
    assertThat(report.renamed()).isEqualTo(1);
    assertThat(report.added() + report.removed()).isZero();
    assertThat(accounts.done).contains("rename alice alice.young");
    assertThat(links.ofUser(sip("alice.young")).orElseThrow().id()).isEqualTo(id("alice"));
    assertThat(run(SyncOrder.COMPLETE).changedAnything()).isFalse();
  }

  @Test
  void whoseNewAddressIsInterruptedMaySignInWithItAfterTheNextRun() {
    directory.put(person("alice"));
    run();
    directory.put(person("alice", "alice.young@litwareinc.com"));
    accounts.renamingEnds = true;
    assertThatExceptionOfType(AssertionError.class).isThrownBy(this::run);
    assertThat(user("alice").orElseThrow().enabled()).isFalse();

    accounts.renamingEnds = false;
    assertThat(run().renamed()).isEqualTo(1);
    assertThat(user("alice.young").orElseThrow().enabled()).isTrue();
    assertThat(run(SyncOrder.COMPLETE).changedAnything()).isFalse();
  }

  @Test
  void whoIsToKeepHisOldAddressAfterAllMaySignInWithIt() {
    directory.put(person("alice"));
    run();
    directory.put(person("alice", "alice.young@litwareinc.com"));
    accounts.renamingEnds = true;
    assertThatExceptionOfType(AssertionError.class).isThrownBy(this::run);

    directory.put(person("alice"));
    assertThat(run().enabled()).isEqualTo(1);
    assertThat(user("alice").orElseThrow().enabled()).isTrue();
  }

  @Test
  void aNewAddressThatFailsLetsAnAdministratorsWordStand() {
    directory.put(person("alice"));
    run();
    directory.put(person("alice", "alice.young@litwareinc.com"));
    accounts.renamingFails = Optional.of(new IllegalStateException("the database is full"));
    assertThat(run().failed()).isEqualTo(1);
    assertThat(links.find(id("alice")).orElseThrow().enabled()).isTrue();

    accounts.users.replace(user("alice").orElseThrow().withEnabled(false));
    accounts.renamingFails = Optional.empty();
    assertThat(run().renamed()).isEqualTo(1);
    assertThat(user("alice.young").orElseThrow().enabled()).isFalse();
  }

  @Test
  void whoCannotGetHisNewAddressKeepsTheOldOne() {
    directory.put(person("alice"));
    directory.put(person("bob"));
    run();
    directory.put(person("alice", "bob@litwareinc.com"));

    run();
    assertThat(user("alice")).isPresent();
    assertThat(links.ofUser(sip("bob")).orElseThrow().id()).isEqualTo(id("bob"));
    assertThat(links.refused(10)).extracting(Link::id).containsExactly(id("alice"));
  }

  @Test
  void whoHasNoAddressHereIsSomebodyWithoutAnAccount() {
    directory.put(withoutAddress("zoe"));
    directory.put(person("yan", "yan@fabrikam.com"));
    run();

    assertThat(accounts.users.all()).isEmpty();
    assertThat(outsiders.find(id("zoe")).orElseThrow().address()).isEmpty();
    assertThat(outsiders.find(id("yan")).orElseThrow().address())
        .contains(SipUri.parse("sip:yan@fabrikam.com"));

    directory.put(person("zoe"));
    assertThat(run().added()).isEqualTo(1);
    assertThat(outsiders.find(id("zoe"))).isEmpty();

    directory.put(withoutAddress("zoe"));
    assertThat(run().removed()).isEqualTo(1);
    assertThat(user("zoe")).isEmpty();
    assertThat(outsiders.find(id("zoe"))).isPresent();
  }

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

  @Test
  void aRunThatEndsInTheMiddleIsBegunAgainAndLosesNothing() {
    IntStream.range(0, 6).forEach(i -> directory.put(person("user" + i)));
    directory.put(group("team", "user0", "user5"));
    directory.pagesUntilItFails = 2;
    assertThatExceptionOfType(DirectoryUnavailable.class).isThrownBy(this::run);
    assertThat(accounts.users.all()).hasSize(4);
    assertThat(links.state().cookie()).isEmpty();

    directory.pagesUntilItFails = Integer.MAX_VALUE;
    assertThat(run().added()).isEqualTo(2);
    assertThat(entries("team")).containsExactly(one("user0"), one("user5"));
  }

  @Test
  void anEntryThatCannotBeStoredKeepsNobodyElseOutAndComesAgain() {
    accounts.spoiled = Optional.of(sip("bob"));
    directory.put(person("bob"));
    directory.put(person("alice"));
    SyncReport report = run();
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.problems().get(0)).contains(at("bob").normalised());

    accounts.spoiled = Optional.empty();
    assertThat(run().added()).isEqualTo(1);
    assertThat(user("bob")).isPresent();
  }

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
  void anotherScopeIsReadFromTheBeginning() {
    directory.put(person("alice"));
    run();
    directory.scope = "ou=people,dc=litware";

    assertThat(run().complete()).isTrue();
    assertThat(run().complete()).isFalse();
    clock.forward(Duration.ofHours(24));
    assertThat(run().complete()).isTrue();
  }
}
