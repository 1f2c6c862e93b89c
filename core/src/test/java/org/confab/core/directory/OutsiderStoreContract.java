package org.confab.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every {@link OutsiderStore} keeps to. */
public interface OutsiderStoreContract {
  DirectoryId ID = new DirectoryId("0a1b2c3d-0000-4000-8000-000000000001");

  /** An empty store. */
  OutsiderStore outsiders();

  /** Somebody with that address. */
  static Outsider outsider(DirectoryId id, String name, Optional<SipUri> address) {
    return new Outsider(
        id,
        address,
        new Card(
            name,
            "zoe@fabrikam.com",
            "Buyer",
            "Purchase",
            "1/2",
            "+14255550199",
            new Affiliation("Fabrikam", "Milan", "MI", "IT")));
  }

  @Test
  default void somebodyIsFoundAsHeWasSaved() {
    OutsiderStore store = outsiders();
    Outsider zoe = outsider(ID, "Zoe Zane", Optional.of(SipUri.parse("sip:zoe@fabrikam.com")));

    store.save(zoe);

    assertThat(store.find(ID)).contains(zoe);
    assertThat(store.find(new DirectoryId("other"))).isEmpty();
  }

  @Test
  default void savingAgainReplacesWhatIsKnown() {
    OutsiderStore store = outsiders();
    store.save(outsider(ID, "Zoe Zane", Optional.of(SipUri.parse("sip:zoe@fabrikam.com"))));
    Outsider married = outsider(ID, "Zoe Young", Optional.empty());

    store.save(married);

    assertThat(store.find(ID)).contains(married);
  }

  @Test
  default void manyAreFoundTogetherAndWhoIsNotThereIsLeftOut() {
    Set<DirectoryId> asked = new LinkedHashSet<>();
    for (int i = 0; i < 250; i++) {
      DirectoryId id = new DirectoryId("many-" + i);
      asked.add(id);
      if (i % 5 != 0) {
        outsiders().save(outsider(id, "Person " + i, Optional.empty()));
      }
    }

    assertThat(outsiders().all(asked))
        .hasSize(200)
        .doesNotHaveDuplicates()
        .extracting(found -> found.card().displayName())
        .contains("Person 1", "Person 249")
        .doesNotContain("Person 5");
    assertThat(outsiders().all(Set.of())).isEmpty();
  }

  @Test
  default void pagesShowEverybodyOnce() {
    OutsiderStore store = outsiders();
    List<Outsider> all =
        IntStream.range(0, 5)
            .mapToObj(i -> outsider(new DirectoryId("id-" + i), "Zoe " + i, Optional.empty()))
            .toList();
    all.forEach(store::save);

    List<Outsider> seen = new ArrayList<>();
    List<Outsider> page = store.page(Optional.empty(), 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      seen.addAll(page);
      page = store.page(Optional.of(page.get(page.size() - 1).id()), 2);
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  default void whoIsRemovedIsGone() {
    OutsiderStore store = outsiders();
    store.save(outsider(ID, "Zoe Zane", Optional.empty()));

    assertThat(store.remove(ID)).isTrue();
    assertThat(store.remove(ID)).isFalse();
    assertThat(store.find(ID)).isEmpty();
  }
}
