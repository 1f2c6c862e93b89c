package org.confab.core.groupexpansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListAdministrationTest {
  private static final MailAddress SALES = MailAddress.parse("sales@litwareinc.com");
  private static final MailAddress EMEA = MailAddress.parse("emea@litwareinc.com");
  private final InMemoryDistributionListStore store = new InMemoryDistributionListStore();
  private final UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
  private final ListAdministration lists = new ListAdministration(store, EMEA::equals, users);

  @BeforeEach
  void people() {
    for (String name : List.of("alice", "bob")) {
      users.put(
          new User(SipUri.of(name, "litwareinc.com"), name, name + "@x", "", "", "", "", true));
    }
    store.save(new DistributionList(EMEA, "EMEA", List.of()));
  }

  private static void refused(ListRefused.Why why, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ListRefused.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  private static List<String> members(DistributionList list) {
    return list.entries().stream().map(ListAdministration::text).toList();
  }

  @Test
  void aListIsMadeOfUsersAndListsAndChanged() {
    lists.create(SALES, "", List.of("alice@litwareinc.com", "emea@litwareinc.com"));
    assertThat(lists.get(SALES).displayName()).isEqualTo("sales");
    lists.add(SALES, "sip:Bob@litwareinc.com");
    assertThat(members(lists.add(SALES, "bob@litwareinc.com")))
        .containsExactly("alice@litwareinc.com", "emea@litwareinc.com", "bob@litwareinc.com");
    assertThat(members(lists.take(SALES, "EMEA@litwareinc.com")))
        .containsExactly("alice@litwareinc.com", "bob@litwareinc.com");
    assertThat(lists.all()).extracting(DistributionList::address).containsExactly(EMEA, SALES);
    lists.remove(SALES);
    refused(ListRefused.Why.UNKNOWN, () -> lists.get(SALES));
  }

  @Test
  void whatTheDirectorySaysIsNotChangedHere() {
    refused(ListRefused.Why.OWNED, () -> lists.add(EMEA, "alice@litwareinc.com"));
    refused(ListRefused.Why.OWNED, () -> lists.take(EMEA, "alice@litwareinc.com"));
    refused(ListRefused.Why.OWNED, () -> lists.remove(EMEA));
    assertThat(store.find(EMEA)).contains(new DistributionList(EMEA, "EMEA", List.of()));
  }

  @Test
  void whatCannotBeAListIsRefusedAndNothingIsKept() {
    refused(ListRefused.Why.EXISTS, () -> lists.create(EMEA, "", List.of()));
    refused(
        ListRefused.Why.EXISTS,
        () -> lists.create(MailAddress.parse("alice@litwareinc.com"), "", List.of()));
    refused(ListRefused.Why.BAD, () -> lists.create(SALES, "", List.of("nobody@litwareinc.com")));
    refused(ListRefused.Why.BAD, () -> lists.create(SALES, "", List.of("no address")));
    refused(ListRefused.Why.BAD, () -> lists.create(SALES, "x".repeat(257), List.of()));
    assertThat(store.find(SALES)).isEmpty();
    refused(ListRefused.Why.UNKNOWN, () -> lists.take(SALES, "alice@litwareinc.com"));
  }

  @Test
  void aListThatIsFullTakesNobodyMore() {
    List<ListEntry> full =
        IntStream.range(0, ListAdministration.MAX_MEMBERS)
            .<ListEntry>mapToObj(i -> new ListEntry.SubList(MailAddress.parse("l" + i + "@x.y")))
            .toList();
    store.save(new DistributionList(SALES, "Sales", full));

    refused(ListRefused.Why.BAD, () -> lists.add(SALES, "alice@litwareinc.com"));
    assertThat(lists.get(SALES).entries()).hasSize(ListAdministration.MAX_MEMBERS);
  }
}
