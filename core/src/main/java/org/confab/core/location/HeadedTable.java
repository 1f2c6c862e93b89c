package org.confab.core.location;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.csv.Csv;
import org.confab.protocol.csv.CsvMalformed;
import org.confab.protocol.csv.CsvRow;

/** A table whose first row names its columns, in any order and in any case. */
final class HeadedTable {
  private final List<String> columns;

  private HeadedTable(List<String> columns) {
    this.columns = columns;
  }

  /** A row below the heading. */
  record Row(int line, List<String> heading, List<String> cells) {
    /**
     * Its cells by their columns.
     *
     * @throws IllegalArgumentException with a sentence for people if there are more or fewer
     */
    Map<String, String> named() {
      if (cells.size() != heading.size()) {
        throw new IllegalArgumentException(
            cells.size() + " cells where the heading has " + heading.size());
      }
      Map<String, String> named = new HashMap<>();
      for (int i = 0; i < heading.size(); i++) {
        named.put(heading.get(i), cells.get(i));
      }
      return named;
    }
  }

  /**
   * The rows of a table.
   *
   * @param columns all that there may be
   * @param longest characters that it has at most
   * @param most rows that it has at most, the heading included
   * @throws ImportRefused if it is no such table
   */
  static List<Row> read(String table, List<String> columns, int longest, int most) {
    if (table.length() > longest) {
      throw new ImportRefused(Map.of(1, "the file is longer than " + longest + " bytes"));
    }
    try {
      return new HeadedTable(columns).rows(Csv.read(table, most));
    } catch (CsvMalformed malformed) {
      throw new ImportRefused(Map.of(malformed.line(), String.valueOf(malformed.getMessage())));
    }
  }

  private List<Row> rows(List<CsvRow> rows) {
    if (rows.isEmpty()) {
      throw new ImportRefused(
          Map.of(1, "there is no heading such as " + String.join(",", columns)));
    }
    List<String> heading = heading(rows.get(0));
    return rows.subList(1, rows.size()).stream()
        .map(row -> new Row(row.line(), heading, row.cells()))
        .toList();
  }

  private List<String> heading(CsvRow row) {
    List<String> names = row.cells().stream().map(this::column).toList();
    for (String name : names) {
      if (!columns.contains(name)) {
        throw new ImportRefused(Map.of(row.line(), "there is no column '" + name + "'"));
      }
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new ImportRefused(Map.of(row.line(), "a column comes twice"));
    }
    return names;
  }

  private String column(String text) {
    String name = text.strip();
    return columns.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }
}
