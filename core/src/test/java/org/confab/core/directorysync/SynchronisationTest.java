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
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.confab.core.directory.User;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** People of the directory, and runs that break off. */
class SynchronisationTest extends FollowedDirectory {
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
  void whoHasHisNewAddressWhenTheServerEndsIsKnownByItAfterTheNextRun() {
    directory.put(person("alice"));
    directory.put(group("sales", "alice"));
    run();
    directory.put(person("alice", "alice.young@litwareinc.com"));
    accounts.renamedEnds = true;
    assertThatExceptionOfType(AssertionError.class).isThrownBy(this::run);
    assertThat(links.ofUser(sip("alice.young"))).isEmpty();

    accounts.renamedEnds = false;
    SyncReport next = run();
    assertThat(next.added() + next.removed() + next.failed()).isZero();
    assertThat(user("alice.young").orElseThrow().enabled()).isTrue();
    assertThat(links.ofUser(sip("alice.young")).orElseThrow().enabled()).isTrue();
    assertThat(links.refused(10)).isEmpty();
    assertThat(entries("sales")).containsExactly(one("alice.young"));
    assertThat(run(SyncOrder.COMPLETE).changedAnything()).isFalse();
  }

  @Test
  void anAccountThatWasOpenedHereIsNotTakenForAnInterruptedOne() {
    directory.put(person("alice"));
    run();
    directory.put(person("alice", "alice.young@litwareinc.com"));
    accounts.renamingEnds = true;
    assertThatExceptionOfType(AssertionError.class).isThrownBy(this::run);
    accounts.renamingEnds = false;
    accounts.open(new User(sip("alice.young"), "Another", "", "", "", "", "", true));

    run();
    assertThat(links.ofUser(sip("alice.young"))).isEmpty();
    assertThat(links.find(id("alice")).orElseThrow().refused()).contains("was opened here");
    assertThat(user("alice")).isPresent();
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
  void anotherScopeIsReadFromTheBeginning() {
    directory.put(person("alice"));
    run();
    directory.scope = "ou=people,dc=litware";

    assertThat(run().complete()).isTrue();
    assertThat(run().complete()).isFalse();
    clock.forward(Duration.ofHours(24));
    assertThat(run().complete()).isTrue();
  }

  @Test
  void whatTheDirectoryCallsSomebodyIsKept() {
    directory.put(Entries.called("alice", "Alice", Set.of("AArcher", "a.archer@AD.TEST")));
    run();
    assertThat(links.called("aarcher")).contains(sip("alice"));
    assertThat(links.called("a.archer@ad.test")).contains(sip("alice"));

    directory.put(Entries.called("alice", "Alice", Set.of("ayoung")));
    run();
    assertThat(links.called("aarcher")).isEmpty();
    assertThat(links.called("ayoung")).contains(sip("alice"));
  }
}
