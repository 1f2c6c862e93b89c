package org.confab.ejb.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.SearchStoreContract;
import org.confab.core.directory.UserStore;
import org.confab.ejb.database.JpaDatabase;
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
