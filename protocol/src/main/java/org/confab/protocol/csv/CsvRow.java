package org.confab.protocol.csv;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line the line of the text on which it begins, from 1
 * @param cells its cells
 */
public record CsvRow(int line, List<String> cells) {
  /** Copies its list. */
  public CsvRow {
    cells = List.copyOf(cells);
  }

  boolean isBlank() {
    return cells.size() == 1 && cells.get(0).isBlank();
  }
}
