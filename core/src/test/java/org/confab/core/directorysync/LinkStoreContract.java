package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.directory.DirectoryId;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every {@link LinkStore} keeps to. */
public interface LinkStoreContract {
  DirectoryId ALICE = new DirectoryId("alice-1");
  DirectoryId BOB = new DirectoryId("bob-1");
  DirectoryId SALES = new DirectoryId("sales-1");
  EntryName AT_ALICE = new EntryName("cn=alice,dc=litware");
  EntryName AT_BOB = new EntryName("cn=" + "b".repeat(2000) + ",dc=litware");
  EntryName AT_SALES = new EntryName("cn=sales,dc=litware");
  SipUri ALICE_URI = SipUri.parse("sip:alice@litwareinc.com");
  MailAddress SALES_MAIL = MailAddress.parse("sales@litwareinc.com");

  /** An empty store. */
  LinkStore links();

  private static Link alice(EntryName name) {
    return new Link(ALICE, name, Optional.of(ALICE_URI), Optional.empty(), false, true, "");
  }

  private static Link sales() {
    return new Link(SALES, AT_SALES, Optional.empty(), Optional.of(SALES_MAIL), false, true, "");
  }

  private static Link bob(String refused) {
    return new Link(BOB, AT_BOB, Optional.empty(), Optional.empty(), true, false, refused);
  }

  @Test
  default void anEntryIsFoundByItsIdItsAccountAndItsList() {
    LinkStore links = links();
    links.save(alice(AT_ALICE));
    links.save(sales());
    links.save(bob(""));

    assertThat(links.find(ALICE)).contains(alice(AT_ALICE));
    assertThat(links.find(BOB)).contains(bob(""));
    assertThat(links.ofUser(ALICE_URI)).contains(alice(AT_ALICE));
    assertThat(links.ofList(SALES_MAIL)).contains(sales());
    assertThat(links.ofUser(SipUri.parse("sip:bob@litwareinc.com"))).isEmpty();
    assertThat(links.all()).isEqualTo(Map.of(ALICE, AT_ALICE, SALES, AT_SALES, BOB, AT_BOB));
    assertThat(List.of(links.users(), links.outsiders(), links.lists()))
        .containsExactly(1L, 1L, 1L);
  }

  @Test
  default void whatIsRemovedIsForgottenWithItsMembers() {
    LinkStore links = links();
    links.save(alice(AT_ALICE));
    links.save(sales());
    links.members(SALES, List.of(AT_ALICE));
    links.outdated(SALES);

    links.remove(SALES);
    links.remove(SALES);

    assertThat(links.find(SALES)).isEmpty();
    assertThat(links.members(SALES)).isEmpty();
    assertThat(links.outdated(10)).isEmpty();
  }

  @Test
  default void membersAreThoseWhoAreKnownInTheirOrder() {
    LinkStore links = links();
    links.save(sales());
    links.members(SALES, List.of(AT_BOB, new EntryName("cn=nobody"), AT_ALICE));
    assertThat(links.members(SALES)).isEmpty();

    links.save(alice(AT_ALICE));
    links.save(bob(""));
    assertThat(links.members(SALES)).extracting(Link::id).containsExactly(BOB, ALICE);

    links.members(SALES, List.of(AT_ALICE));
    assertThat(links.members(SALES)).extracting(Link::id).containsExactly(ALICE);
  }

  @Test
  default void membersThatAreGroupsAreKnown() {
    LinkStore links = links();
    links.save(sales());
    links.save(alice(AT_ALICE));
    links.save(bob(""));
    links.members(SALES, List.of(AT_ALICE, AT_BOB, new EntryName("cn=nobody")));
    assertThat(links.groupsIn(SALES)).isEmpty();

    links.members(BOB, List.of(AT_SALES, AT_ALICE));
    assertThat(links.groupsIn(SALES)).containsExactly(BOB);
    assertThat(links.groupsIn(BOB)).containsExactly(SALES);
    assertThat(links.groupsIn(ALICE)).isEmpty();
    links.members(BOB, List.of());
    assertThat(links.groupsIn(SALES)).isEmpty();
  }

  @Test
  default void whoIsMovedStaysAMember() {
    LinkStore links = links();
    links.save(sales());
    links.save(alice(AT_ALICE));
    links.members(SALES, List.of(AT_ALICE));

    links.save(alice(new EntryName("cn=alice,ou=moved,dc=litware")));

    assertThat(links.members(SALES)).extracting(Link::id).containsExactly(ALICE);
  }

  @Test
  default void groupsThatNameAnEntryAreOutdatedUntilTheyAreComposed() {
    LinkStore links = links();
    links.save(sales());
    links.members(SALES, List.of(AT_ALICE));
    links.outdated(AT_BOB);
    assertThat(links.outdated(10)).isEmpty();

    links.outdated(AT_ALICE);
    assertThat(links.outdated(10)).containsExactly(SALES);
    links.composed(SALES);
    assertThat(links.outdated(10)).isEmpty();
  }

  @Test
  default void whyAnEntryIsNothingIsKept() {
    LinkStore links = links();
    links.save(bob("no"));
    links.save(alice(AT_ALICE));

    assertThat(links.refused(10)).containsExactly(bob("no"));
    links.save(bob(""));
    assertThat(links.refused(10)).isEmpty();
  }

  @Test
  default void howFarItCameIsKept() {
    LinkStore links = links();
    assertThat(links.state()).isEqualTo(SyncState.NONE);
    Instant now = Instant.parse("2026-11-21T16:25:00.123456Z");
    SyncState first =
        new SyncState(
            "scope",
            Optional.of(new SyncCookie("7")),
            Optional.of(now),
            Optional.empty(),
            Optional.empty());
    links.state(first);
    assertThat(links.state()).isEqualTo(first);
    SyncState second =
        new SyncState(
            "scope",
            Optional.of(new SyncCookie("8")),
            Optional.of(now),
            Optional.of(now),
            Optional.of(now));
    links.state(second);
    assertThat(links.state()).isEqualTo(second);
  }

  @Test
  default void whatIsToComeOfAnEntryIsKept() {
    LinkStore links = links();
    Instant end = Instant.parse("2026-12-31T23:00:00.123Z");
    Link.Pending pending =
        new Link.Pending(
            Optional.of(end), Optional.of(SipUri.parse("sip:alice.young@litwareinc.com")));
    Link alice =
        new Link(
            ALICE, AT_ALICE, Optional.of(ALICE_URI), Optional.empty(), false, true, "", pending);
    links.save(alice);
    links.save(bob(""));

    assertThat(links.find(ALICE)).contains(alice);
    assertThat(links.expired(end.minusMillis(1), Optional.empty(), 10)).isEmpty();
    assertThat(links.expired(end, Optional.empty(), 10)).containsExactly(alice);
    links.save(alice.withEnabled(false));
    assertThat(links.expired(end, Optional.empty(), 10)).isEmpty();
    links.save(alice(AT_ALICE));
    assertThat(links.find(ALICE)).contains(alice(AT_ALICE));
  }

  @Test
  default void whoseTimeIsOverIsToldInPages() {
    LinkStore links = links();
    Instant end = Instant.parse("2026-12-31T23:00:00Z");
    List<Link> guests =
        Stream.of("3", "1", "5", "2", "4").map(number -> guest("guest-" + number, end)).toList();
    guests.forEach(links::save);

    List<Link> first = links.expired(end, Optional.empty(), 2);
    List<Link> second = links.expired(end, Optional.of(first.get(1).id()), 2);
    List<Link> third = links.expired(end, Optional.of(second.get(1).id()), 2);
    assertThat(Stream.of(first, second, third).flatMap(List::stream))
        .extracting(link -> link.id().text())
        .containsExactly("guest-1", "guest-2", "guest-3", "guest-4", "guest-5");
    assertThat(links.expired(end, Optional.of(third.get(0).id()), 2)).isEmpty();
  }

  private static Link guest(String name, Instant end) {
    return new Link(
        new DirectoryId(name),
        new EntryName("cn=" + name),
        Optional.of(SipUri.parse("sip:" + name + "@litwareinc.com")),
        Optional.empty(),
        false,
        true,
        "",
        new Link.Pending(Optional.of(end), Optional.empty()));
  }

  @Test
  default void sinceWhenAnEntryIsMissingIsKeptUntilItIsFound() {
    LinkStore links = links();
    Instant first = Instant.parse("2026-11-21T16:25:00.123Z");
    links.save(alice(AT_ALICE));
    links.save(bob(""));
    assertThat(links.missing()).isEmpty();

    links.missing(ALICE, Optional.of(first));
    links.missing(BOB, Optional.of(first));
    links.save(alice(new EntryName("cn=other")));
    assertThat(links.missing()).isEqualTo(Map.of(ALICE, first, BOB, first));

    links.missing(ALICE, Optional.empty());
    links.remove(BOB);
    assertThat(links.missing()).isEmpty();
  }
}
