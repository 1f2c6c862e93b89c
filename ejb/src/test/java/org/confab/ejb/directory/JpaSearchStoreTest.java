package org.confab.ejb.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directory.Outsider;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directory.OutsiderStoreContract;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.SearchStoreContract;
import org.confab.core.directory.UserStore;
import org.confab.ejb.database.JpaDatabase;
import org.confab.protocol.directory.DirectoryAttribute;
import org.confab.protocol.directory.DirectoryTerm;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaSearchStoreTest implements SearchStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public UserStore users() {
    return database.store(UserStore.class, em -> new JpaUserStore(em, change -> {}));
  }

  @Override
  public SearchStore store() {
    return database.store(SearchStore.class, JpaSearchStore::new);
  }

  @Test
  void peopleOfOtherDomainsAreFoundAmongTheOthers() {
    OutsiderStore outsiders = database.store(OutsiderStore.class, JpaOutsiderStore::new);
    outsiders.save(outsider("one", Optional.of(SipUri.parse("sip:bea@fabrikam.com"))));
    outsiders.save(outsider("two", Optional.empty()));

    assertThat(store().search(List.of(term("Be")), SERVED, 10))
        .extracting(user -> user.aor().asString())
        .containsExactly("sip:bea@fabrikam.com", "sip:bob@litwareinc.com");
    assertThat(store().search(List.of(term("Be")), SERVED, 1)).hasSize(1);

    outsiders.save(outsider("one", Optional.empty()));
    assertThat(store().search(List.of(term("Be")), SERVED, 10)).hasSize(1);
  }

  private static Outsider outsider(String id, Optional<SipUri> address) {
    return OutsiderStoreContract.outsider(new DirectoryId(id), "Bea Berg", address);
  }

  private static DirectoryTerm term(String name) {
    return new DirectoryTerm(DirectoryAttribute.DISPLAY_NAME, name);
  }

  @Test
  void aPrefixIsLookedUpInTheIndex() throws Throwable {
    List<?> plan =
        database.inTransaction(
            em ->
                em.createNativeQuery(
                        "explain select aor from directory_text"
                            + " where attribute = 'sn' and text like 'berg%' escape '!'")
                    .getResultList());
    assertThat(plan.toString().toLowerCase(Locale.ROOT))
        .contains("directory_text_search")
        .containsAnyOf("text >= 'berg'", "text ~>=~ 'berg'");
  }
}
