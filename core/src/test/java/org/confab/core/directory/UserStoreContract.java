package org.confab.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every {@link UserStore} keeps to. */
public interface UserStoreContract {
  User ALICE = user("alice", "Alice Archer");
  User BOB = user("bob", "Bob Baker");

  /** An empty store. */
  UserStore store();

  /** A user with every field filled in. */
  static User user(String name, String displayName) {
    return new User(
            SipUri.of(name, "litwareinc.com"),
            displayName,
            name + "@litwareinc.com",
            "Engineer",
            "Research",
            "4/1203",
            "+14255550100",
            true)
        .withTicketsNotBefore(Instant.parse("2026-01-21T13:00:00.123456Z"));
  }

  @Test
  default void anEmptyStoreKnowsNobody() {
    assertThat(store().all()).isEmpty();
    assertThat(store().find(ALICE.aor())).isEmpty();
  }

  @Test
  default void anAddedUserIsFoundWithAllThatIsKnown() {
    UserStore store = store();

    assertThat(store.add(ALICE)).isTrue();

    assertThat(store.find(ALICE.aor())).contains(ALICE);
    assertThat(store.findForChange(ALICE.aor())).contains(ALICE);
    assertThat(store.findForChange(BOB.aor())).isEmpty();
  }

  @Test
  default void caseAndParametersOfTheUriDoNotMatter() {
    UserStore store = store();
    store.add(ALICE);

    assertThat(store.find(SipUri.parse("sip:ALICE@LitwareInc.com;transport=tls"))).contains(ALICE);
  }

  @Test
  default void aSecondUserOfTheSameAddressIsNotAdded() {
    UserStore store = store();
    store.add(ALICE);

    assertThat(store.add(user("Alice", "Another Alice"))).isFalse();

    assertThat(store.all()).containsExactly(ALICE);
  }

  @Test
  default void allUsersComeInOrder() {
    UserStore store = store();
    store.add(BOB);
    store.add(ALICE);

    assertThat(store.all()).containsExactly(ALICE, BOB);
  }

  @Test
  default void pagesShowEverybodyOnce() {
    UserStore store = store();
    List<User> users = IntStream.range(0, 7).mapToObj(i -> user("u" + i, "User " + i)).toList();
    users.forEach(store::add);

    List<User> seen = new ArrayList<>();
    List<User> page = store.page(Optional.empty(), 3);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      seen.addAll(page);
      page = store.page(Optional.of(page.get(page.size() - 1).aor()), 3);
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(users);
  }

  @Test
  default void aUserIsReplaced() {
    UserStore store = store();
    store.add(ALICE);
    User married = user("alice", "Alice Adams");

    assertThat(store.replace(married)).isTrue();
    assertThat(store.replace(BOB)).isFalse();

    assertThat(store.all()).containsExactly(married);
  }

  @Test
  default void aRemovedUserIsGone() {
    UserStore store = store();
    store.add(ALICE);

    assertThat(store.remove(ALICE.aor())).isTrue();
    assertThat(store.remove(ALICE.aor())).isFalse();

    assertThat(store.all()).isEmpty();
  }
}
