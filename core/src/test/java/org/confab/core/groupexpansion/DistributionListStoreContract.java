package org.confab.core.groupexpansion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every store of distribution lists does. */
public interface DistributionListStoreContract {
  MailAddress SALES = MailAddress.parse("sales@litwareinc.com");
  ListEntry ALICE = new ListEntry.Person(SipUri.parse("sip:alice@litwareinc.com"));
  ListEntry BOB = new ListEntry.Person(SipUri.parse("sip:bob@litwareinc.com"));
  ListEntry EMEA = new ListEntry.SubList(MailAddress.parse("emea@litwareinc.com"));

  /** An empty store. */
  DistributionListStore store();

  @Test
  default void aListIsFoundAsItWasSaved() {
    DistributionListStore store = store();
    DistributionList sales = new DistributionList(SALES, "Sales", List.of(BOB, EMEA, ALICE));

    store.save(sales);

    assertThat(store.find(SALES)).contains(sales);
  }

  @Test
  default void anAddressWithoutListFindsNothing() {
    assertThat(store().find(SALES)).isEmpty();
  }

  @Test
  default void savingAgainReplacesNameAndEntries() {
    DistributionListStore store = store();
    store.save(new DistributionList(SALES, "Sales", List.of(BOB, EMEA)));
    DistributionList later = new DistributionList(SALES, "Sales world", List.of(ALICE, BOB));

    store.save(later);

    assertThat(store.find(SALES)).contains(later);
  }

  @Test
  default void listsKeepTheirEntriesApart() {
    DistributionListStore store = store();
    MailAddress emea = MailAddress.parse("emea@litwareinc.com");
    store.save(new DistributionList(SALES, "Sales", List.of(ALICE)));
    store.save(new DistributionList(emea, "Emea", List.of(ALICE, BOB)));

    assertThat(store.find(SALES).orElseThrow().entries()).containsExactly(ALICE);
    assertThat(store.find(emea).orElseThrow().entries()).containsExactly(ALICE, BOB);
  }

  @Test
  default void pagesShowEveryListOnce() {
    DistributionListStore store = store();
    List<DistributionList> lists =
        IntStream.range(0, 5)
            .mapToObj(i -> MailAddress.parse("list" + i + "@litwareinc.com"))
            .map(address -> new DistributionList(address, "List", List.of(ALICE, BOB)))
            .toList();
    lists.forEach(store::save);

    List<DistributionList> seen = new ArrayList<>();
    List<DistributionList> page = store.page(Optional.empty(), 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      seen.addAll(page);
      page = store.page(Optional.of(page.get(page.size() - 1).address()), 2);
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(lists);
  }

  @Test
  default void aListMayBeEmpty() {
    DistributionListStore store = store();

    store.save(new DistributionList(SALES, "", List.of()));

    assertThat(store.find(SALES)).contains(new DistributionList(SALES, "", List.of()));
  }

  @Test
  default void aRemovedListIsGoneWithItsEntries() {
    DistributionListStore store = store();
    store.save(new DistributionList(SALES, "Sales", List.of(ALICE, EMEA)));

    assertThat(store.remove(SALES)).isTrue();
    assertThat(store.find(SALES)).isEmpty();
    assertThat(store.remove(SALES)).isFalse();
    store.save(new DistributionList(SALES, "Sales", List.of(BOB)));
    assertThat(store.find(SALES).orElseThrow().entries()).containsExactly(BOB);
  }
}
