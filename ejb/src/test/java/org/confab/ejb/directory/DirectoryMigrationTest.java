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
import org.confab.core.directory.Numbers;
import org.confab.core.directory.SearchStoreContract;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users of before the directory search are found by the same texts as those of after it. */
class DirectoryMigrationTest {
  private static final List<String> MIGRATIONS =
      List.of(
          "/db/migration/V10__directory_search.sql", "/db/migration/V26__address_book_query.sql");

  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Test
  void usersOfBeforeAreFoundByTheSameTexts() throws Throwable {
    UserStore users = database.store(UserStore.class, em -> new JpaUserStore(em, change -> {}));
    for (String name :
        List.of(
            "Ann",
            "Ann Lee Smith",
            "Smith, Ann Lee",
            " Ann  Lee ",
            "",
            "J\u00fcrgen O'Ha\u0142as 2nd",
            "\u00c6gir Gro\u00df\u00e7")) {
      User user = SearchStoreContract.person("u" + users.all().size(), name, Affiliation.NONE);
      users.add(user.withNumbers(Numbers.NONE));
    }
    Map<String, String> made = database.inTransaction(DirectoryMigrationTest::texts);

    database.inTransaction(
        em -> {
          em.createNativeQuery("delete from directory_text").executeUpdate();
          for (String migration : MIGRATIONS) {
            inserts(migration).forEach(insert -> em.createNativeQuery(insert).executeUpdate());
          }
          return true;
        });

    assertThat(database.inTransaction(DirectoryMigrationTest::texts))
        .containsExactlyInAnyOrderEntriesOf(made);
    assertThat(made)
        .containsEntry("u1@litwareinc.com sn", "smith")
        .containsEntry("u1@litwareinc.com sn.keys", "76484")
        .containsEntry("u5@litwareinc.com givenName.keys", "587436");
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

  private static List<String> inserts(String migration) throws Exception {
    try (InputStream sql = DirectoryMigrationTest.class.getResourceAsStream(migration)) {
      String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split(";"))
          .map(statement -> statement.replaceAll("(?m)^--.*$", "").strip())
          .filter(statement -> statement.startsWith("insert"))
          .toList();
    }
  }
}
