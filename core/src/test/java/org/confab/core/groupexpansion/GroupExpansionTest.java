package org.confab.core.groupexpansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.confab.core.SipDomains;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directory.MemoryOutsiderStore;
import org.confab.core.directory.OutsiderStoreContract;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.core.groupexpansion.Expansion.Status;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class GroupExpansionTest {
  private final InMemoryDistributionListStore lists = new InMemoryDistributionListStore();
  private final UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
  private final MemoryOutsiderStore outsiders = new MemoryOutsiderStore();
  private final GroupExpansion expansion =
      new GroupExpansion(lists, users, outsiders, () -> ExpansionLimits.DEFAULT);

  @Test
  void listsInsideAListAreOpenedInTheirPlace() {
    people("alice", "bob", "carol", "dan");
    list("sales", "alice", "emea@", "bob");
    list("emea", "carol", "dan");

    assertThat(nicknames("sales@litwareinc.com")).containsExactly("alice", "carol", "dan", "bob");
  }

  @Test
  void aPersonReachedOnSeveralWaysIsOneMember() {
    people("alice", "bob", "carol");
    list("sales", "alice", "emea@", "bob", "alice");
    list("emea", "carol", "alice", "bob");

    assertThat(nicknames("sales@litwareinc.com")).containsExactly("alice", "carol", "bob");
  }

  @Test
  void listsThatLeadBackToThemselvesAreOpenedOnce() {
    people("alice", "bob", "carol", "dan");
    list("sales", "alice", "bob", "emea@", "sales@");
    list("emea", "carol", "dan", "sales@");

    assertThat(nicknames("sales@litwareinc.com")).containsExactly("alice", "bob", "carol", "dan");
    assertThat(nicknames("emea@litwareinc.com")).containsExactly("carol", "dan", "alice", "bob");
  }

  @Test
  void aListThatHidesItsMembersIsNoListToThoseWhoAsk() {
    people("alice", "bob");
    list("sales", "alice", "board@");
    lists.save(
        new DistributionList(
            MailAddress.parse("board@litwareinc.com"),
            "Board",
            List.of(new ListEntry.Person(SipUri.parse("sip:bob@litwareinc.com"))),
            true));

    assertThat(expansion.expand("board@litwareinc.com", SubLists.EXPANDED).status())
        .isEqualTo(Status.NOT_FOUND);
    assertThat(nicknames("sales@litwareinc.com")).containsExactly("alice");
    assertThat(expansion.expand("sales@litwareinc.com", SubLists.MARKED).members())
        .extracting(Member::nickname, Member::isGroup)
        .containsExactly(tuple("alice", false), tuple("board", true));
  }

  @Test
  void somebodyWithoutAnAccountIsAMemberWithWhatTheDirectoryKnows() {
    DirectoryId zoe = new DirectoryId("zoe-1");
    outsiders.save(OutsiderStoreContract.outsider(zoe, "Zoe Zane", Optional.empty()));
    lists.save(
        new DistributionList(
            MailAddress.parse("sales@litwareinc.com"),
            "Sales",
            List.of(new ListEntry.Outside(zoe), new ListEntry.Outside(new DirectoryId("nobody")))));

    assertThat(expansion.expand("sales@litwareinc.com", SubLists.EXPANDED).members())
        .containsExactly(
            new Member(
                Optional.empty(), Optional.of("zoe@fabrikam.com"), "zoe", "Zoe Zane", false));
  }

  @Test
  void aMemberHasItsAddressesAndNames() {
    users.put(
        new User(
            SipUri.parse("sip:Alice@litwareinc.com"),
            "Alice Archer",
            "a.archer@litwareinc.com",
            "",
            "",
            "",
            "",
            true));
    list("sales", "alice");

    assertThat(expansion.expand("sales@litwareinc.com", SubLists.EXPANDED).members())
        .containsExactly(
            new Member(
                Optional.of(SipUri.parse("sip:alice@litwareinc.com")),
                Optional.of("a.archer@litwareinc.com"),
                "alice",
                "Alice Archer",
                false));
  }

  @Test
  void aPersonWithoutSignInHasNoSipAddressAndNoMailIfUnknown() {
    users.put(new User(SipUri.parse("sip:gone@litwareinc.com"), "Gone", "", "", "", "", "", false));
    list("sales", "gone");

    assertThat(expansion.expand("sales@litwareinc.com", SubLists.EXPANDED).members())
        .containsExactly(new Member(Optional.empty(), Optional.empty(), "gone", "Gone", false));
  }

  @Test
  void subListsCanComeBackAsMarkedMembers() {
    people("alice", "carol");
    list("sales", "alice", "emea@");
    list("emea", "carol");

    assertThat(expansion.expand("sales@litwareinc.com", SubLists.MARKED).members())
        .extracting(Member::nickname, Member::isGroup)
        .containsExactly(tuple("alice", false), tuple("emea", true));
  }

  @Test
  void whatIsNotInTheDirectoryIsNoMember() {
    people("alice");
    list("sales", "alice", "nobody", "nolist@");

    assertThat(nicknames("sales@litwareinc.com")).containsExactly("alice");
  }

  @Test
  void anUnknownListIsNotFound() {
    assertThat(expansion.expand("nolist@litwareinc.com", SubLists.EXPANDED))
        .isEqualTo(new Expansion(Status.NOT_FOUND, List.of()));
    assertThat(expansion.expand("no address", SubLists.EXPANDED).status())
        .isEqualTo(Status.NOT_FOUND);
  }

  @Test
  void anEmptyListSucceedsWithoutMembers() {
    list("sales");
    assertThat(expansion.expand("sales@litwareinc.com", SubLists.EXPANDED))
        .isEqualTo(new Expansion(Status.SUCCESS, List.of()));
  }

  @Test
  void aHundredMembersAreAnsweredAndOneMoreIsTooMany() {
    String[] names = IntStream.range(0, 101).mapToObj(i -> "u" + i).toArray(String[]::new);
    people(names);
    list("many", names);
    list("just", Arrays.copyOf(names, 100));

    assertThat(nicknames("just@litwareinc.com")).hasSize(100);
    assertThat(expansion.expand("many@litwareinc.com", SubLists.EXPANDED))
        .isEqualTo(new Expansion(Status.TOO_MANY_MEMBERS, List.of()));
  }

  @Test
  void aSettingAllowsMoreMembersFromThenOn() {
    String[] names = IntStream.range(0, 101).mapToObj(i -> "u" + i).toArray(String[]::new);
    people(names);
    list("many", names);
    AtomicInteger most = new AtomicInteger(100);
    GroupExpansion adjusted =
        new GroupExpansion(
            lists, users, outsiders, () -> ExpansionLimits.DEFAULT.withMembers(most.get()));
    assertThat(adjusted.expand("many@litwareinc.com", SubLists.EXPANDED).status())
        .isEqualTo(Status.TOO_MANY_MEMBERS);

    most.set(101);

    assertThat(adjusted.expand("many@litwareinc.com", SubLists.EXPANDED).members()).hasSize(101);
  }

  @Test
  void aLongChainOfListsIsCutAtItsLimit() {
    people("alice");
    IntStream.range(0, 200).forEach(i -> list("l" + i, "l" + (i + 1) + "@"));
    list("l200", "alice");

    assertThat(expansion.expand("l0@litwareinc.com", SubLists.EXPANDED).status())
        .isEqualTo(Status.TOO_MANY_MEMBERS);
    assertThat(nicknames("l101@litwareinc.com")).containsExactly("alice");
  }

  /** However ten lists name each other: the members are the people that can be reached, once. */
  @Property(tries = 300)
  void everyReachablePersonIsAMemberExactlyOnce(
      @ForAll @Size(max = 40) List<@IntRange(max = 99) Integer> edges) {
    people(IntStream.range(0, 10).mapToObj(i -> "p" + i).toArray(String[]::new));
    for (int from = 0; from < 10; from++) {
      int source = from;
      list(
          "l" + from,
          Stream.concat(
                  Stream.of("p" + from),
                  edges.stream().filter(e -> e / 10 == source).map(e -> "l" + e % 10 + "@"))
              .toArray(String[]::new));
    }

    assertThat(nicknames("l0@litwareinc.com"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            reachable(edges).stream().map(list -> "p" + list).toList());
  }

  private static List<Integer> reachable(List<Integer> edges) {
    Set<Integer> reached = new TreeSet<>(List.of(0));
    for (int round = 0; round < 10; round++) {
      edges.stream().filter(e -> reached.contains(e / 10)).forEach(e -> reached.add(e % 10));
    }
    return List.copyOf(reached);
  }

  private void people(String... names) {
    for (String name : names) {
      SipUri aor = SipUri.of(name, "litwareinc.com");
      users.put(new User(aor, name, aor.address(), "", "", "", "", true));
    }
  }

  /** A list; names that end with an at sign are further lists. */
  private void list(String name, String... entries) {
    lists.save(
        new DistributionList(
            MailAddress.parse(name + "@litwareinc.com"),
            name,
            Stream.of(entries).map(GroupExpansionTest::entry).toList()));
  }

  private static ListEntry entry(String name) {
    return name.endsWith("@")
        ? new ListEntry.SubList(MailAddress.parse(name + "litwareinc.com"))
        : new ListEntry.Person(SipUri.of(name, "litwareinc.com"));
  }

  private List<String> nicknames(String address) {
    Expansion answer = expansion.expand(address, SubLists.EXPANDED);
    assertThat(answer.status()).isEqualTo(Status.SUCCESS);
    return answer.members().stream().map(Member::nickname).toList();
  }
}
