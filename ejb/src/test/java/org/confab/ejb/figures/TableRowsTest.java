package org.confab.ejb.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableRowsTest {
  @Test
  void countsTheRowsOfEveryTableAndOfNothingElse() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:rows");
        Statement statement = connection.createStatement()) {
      statement.execute("create table people (name varchar)");
      statement.execute("create table \"odd name\" (name varchar)");
      statement.execute("create view both_of_them as select * from people");
      statement.execute("insert into people values ('a'), ('b')");

      assertThat(TableRows.count(connection))
          .containsExactly(Map.entry("odd name", 0L), Map.entry("people", 2L));
    }
  }
}
