package org.confab.protocol.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes tables with commas between cells (RFC 4180). Lines may end in any way; a cell in
 * quotes may hold commas, line ends and doubled quotes; blank lines and a byte order mark are
 * passed over.
 */
public final class Csv {
  /** Most cells of a row. */
  public static final int MAX_CELLS = 64;

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^[\\s\uFEFF]|\\s$");

  private final String text;
  private final int most;
  private final List<CsvRow> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private int at;
  private int line = 1;
  private int begin = 1;

  private Csv(String text, int most) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.most = most;
  }

  /**
   * Reads a table.
   *
   * @param most most rows
   * @throws CsvMalformed for a quote that is not closed or stands inside a cell, and for more rows
   *     or cells
   */
  public static List<CsvRow> read(String text, int most) {
    return new Csv(text, most).read();
  }

  private List<CsvRow> read() {
    while (at < text.length()) {
      cells.add(text.charAt(at) == '"' ? quoted() : plain());
      if (cells.size() > MAX_CELLS) {
        throw new CsvMalformed(begin, "more than " + MAX_CELLS + " cells");
      }
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        if (at < text.length()) {
          continue;
        }
        cells.add("");
      }
      endOfRow();
    }
    return rows;
  }

  private String plain() {
    int from = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '"') {
        throw new CsvMalformed(line, "a quote inside a cell: put the cell in quotes and double it");
      }
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    int opened = line;
    for (at++; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
        at++;
      } else if (next == '"') {
        at++;
        requireEndOfCell();
        return cell.toString();
      }
      if (next == '\n') {
        line++;
      }
      cell.append(next);
    }
    throw new CsvMalformed(opened, "a quote is not closed");
  }

  private void requireEndOfCell() {
    if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      throw new CsvMalformed(line, "text behind a quoted cell");
    }
  }

  private void endOfRow() {
    CsvRow row = new CsvRow(begin, cells);
    if (!row.isBlank()) {
      if (rows.size() >= most) {
        throw new CsvMalformed(begin, "more than " + most + " rows");
      }
      rows.add(row);
    }
    cells = new ArrayList<>();
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    begin = ++line;
  }

  /** Writes rows, each with a line end behind it. */
  public static String write(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\n")))
        .collect(Collectors.joining());
  }

  private static String cell(String text) {
    return NEEDS_QUOTES.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
