package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.core.SipDomains;
import org.confab.protocol.lcs.Ace;
import org.confab.protocol.lcs.AceRights;
import org.confab.protocol.lcs.AceType;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.SetContainerMembers;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class AccessControlTest {
  private static final String DOMAIN = "litwareinc.com";
  private static final SipDomains DOMAINS = SipDomains.of(DOMAIN);
  private static final SipUri ALICE = SipUri.of("alice", DOMAIN);

  @Property(tries = 300)
  void whatIsSetIsListedAndDecidesWhatWatchersSee(@ForAll("aces") List<Ace> aces) {
    List<Container> containers = DefaultContainers.with(List.of());
    List<Ace> said = new ArrayList<>();
    Map<String, Ace> expected = new LinkedHashMap<>();
    for (Ace ace : aces) {
      containers = after(containers, AccessControl.changes(containers, ace, DOMAINS));
      said.add(0, ace);
      expected.put(ace.type() + ace.mask(), ace);
    }
    assertThat(AccessControl.entries(containers, said)).containsAll(expected.values());
    Presentity alice = new Presentity(ALICE, List.of(), containers);
    for (SipUri watcher : watchers()) {
      assertThat(alice.containerOf(watcher, DOMAINS).equals(ContainerId.BLOCKED))
          .as("%s after %s", watcher, aces)
          .isEqualTo(!shown(watcher, expected));
    }
  }

  /** What [MS-SIP] says: the entry of the user, else of his domain, else of everybody. */
  private static boolean shown(SipUri watcher, Map<String, Ace> entries) {
    for (String subject : List.of("USER" + watcher.address(), "DOMAIN" + watcher.host(), "ALL")) {
      if (entries.containsKey(subject)) {
        return entries.get(subject).rights().shows();
      }
    }
    return true;
  }

  @Property(tries = 200)
  void entriesMadeOfContainersChangeNothingWhenTheyAreSetAgain(@ForAll("aces") List<Ace> aces) {
    List<Container> containers = DefaultContainers.with(List.of());
    for (Ace ace : aces) {
      containers = after(containers, AccessControl.changes(containers, ace, DOMAINS));
    }
    for (Ace entry : AccessControl.entries(containers, List.of())) {
      if (entry.type() != AceType.ALL) {
        assertThat(AccessControl.changes(containers, entry, DOMAINS)).isEmpty();
      }
    }
  }

  @Test
  void anAccessLevelThatShowsMoreIsKeptWhenTheWatcherIsAllowed() {
    Member bob = new Member(MemberType.USER, "bob@litwareinc.com");
    List<Container> containers =
        DefaultContainers.with(List.of(new Container(ContainerId.PERSONAL, 3, List.of(bob))));
    Ace allowed = new Ace(AceType.USER, "bob@litwareinc.com", AceRights.ALLOWED);
    assertThat(AccessControl.changes(containers, allowed, DOMAINS)).isEmpty();
  }

  @Test
  void whoIsListedInNoContainerIsAllowedLikeEverybody() {
    assertThat(AccessControl.entries(DefaultContainers.with(List.of()), List.of()))
        .containsExactly(new Ace(AceType.ALL, "", AceRights.ALLOWED));
  }

  private static List<Container> after(
      List<Container> containers, List<SetContainerMembers.Change> changes) {
    Map<ContainerId, Container> all = new LinkedHashMap<>();
    containers.forEach(container -> all.put(container.id(), container));
    for (SetContainerMembers.Change change : changes) {
      Container old = all.get(change.container());
      assertThat(change.version()).isEqualTo(old.version());
      List<Member> members = new ArrayList<>(old.members());
      for (SetContainerMembers.Operation operation : change.operations()) {
        members.remove(operation.member());
        if (operation.adds()) {
          members.add(operation.member());
        }
      }
      all.put(old.id(), new Container(old.id(), old.version() + 1, members));
    }
    return List.copyOf(all.values());
  }

  private static List<SipUri> watchers() {
    return List.of(
        SipUri.of("bob", DOMAIN), SipUri.of("carol", DOMAIN), SipUri.of("dan", "contoso.com"));
  }

  @Provide
  Arbitrary<List<Ace>> aces() {
    Arbitrary<AceRights> rights =
        Combinators.combine(Arbitraries.of(AceRights.Presence.class), Arbitraries.of(true, false))
            .as(AceRights::new);
    Arbitrary<Ace> users =
        Combinators.combine(Arbitraries.of(watchers()), rights)
            .as((user, right) -> new Ace(AceType.USER, user.address(), right));
    Arbitrary<Ace> domains =
        Combinators.combine(Arbitraries.of(DOMAIN, "contoso.com"), rights)
            .as((domain, right) -> new Ace(AceType.DOMAIN, domain, right));
    Arbitrary<Ace> all = rights.map(right -> new Ace(AceType.ALL, "", right));
    return Arbitraries.oneOf(List.of(users, domains, all)).list().ofMaxSize(8);
  }
}
