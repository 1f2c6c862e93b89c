package org.confab.ejb.directory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.confab.core.directory.Affiliation;
import org.confab.core.directory.SearchStoreContract;
import org.confab.core.directory.UserStore;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users of before the directory search are found by the same texts as those of after it. */
class DirectoryMigrationTest {
  private static final String MIGRATION = "/db/migration/V10__directory_search.sql";

  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Test
  void usersOfBeforeAreFoundByTheSameTexts() throws Throwable {
    UserStore users = database.store(UserStore.class, em -> new JpaUserStore(em, change -> {}));
    for (String name : List.of("Ann", "Ann Lee Smith", "Smith, Ann Lee", " Ann  Lee ", "")) {
      users.add(SearchStoreContract.person("u" + users.all().size(), name, Affiliation.NONE));
    }
    Map<String, String> made = database.inTransaction(DirectoryMigrationTest::texts);

    database.inTransaction(
        em -> {
          em.createNativeQuery("delete from directory_text").executeUpdate();
          inserts().forEach(insert -> em.createNativeQuery(insert).executeUpdate());
          return true;
        });

    assertThat(database.inTransaction(DirectoryMigrationTest::texts)).isEqualTo(made);
    assertThat(made).containsEntry("u1@litwareinc.com sn", "smith");
  }

  private static Map<String, String> texts(EntityManager database) {
    Map<String, String> texts = new TreeMap<>();
    List<?> rows =
        database
            .createNativeQuery("select aor || ' ' || attribute, text from directory_text")
            .getResultList();
    for (Object row : rows) {
      texts.put(((Object[]) row)[0].toString(), ((Object[]) row)[1].toString());
    }
    return texts;
  }

  private static List<String> inserts() throws Exception {
    try (InputStream sql = DirectoryMigrationTest.class.getResourceAsStream(MIGRATION)) {
      String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split(";"))
          .map(String::strip)
          .filter(statement -> statement.startsWith("insert"))
          .toList();
    }
  }
}
