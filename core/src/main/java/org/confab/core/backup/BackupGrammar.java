package org.confab.core.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which order the lines of a backup come, and that they are as many as they say. */
final class BackupGrammar {
  private final BackupListener listener;
  private final Set<String> seen = new HashSet<>();
  private boolean begun;
  private boolean ended;
  private boolean keys;
  private @Nullable BackupTable open;
  private long openRows;
  private long rows;
  private MessageDigest hash = Digests.sha256();

  BackupGrammar(BackupListener listener) {
    this.listener = listener;
  }

  void line(String text) {
    Line line = Line.parse(text);
    BackupTable table = open;
    if (ended || begun == (line.kind() == Line.HEADER)) {
      throw misplaced();
    }
    if (line.kind() == Line.HEADER) {
      begun = true;
      listener.header(BackupHeader.of(line.texts()));
    } else if (line.kind() == Line.KEYS && seen.isEmpty() && !keys) {
      keys = true;
      listener.keys(KeyChest.parse(only(line)));
    } else if (line.kind() == Line.TABLE && table == null) {
      begin(line.texts());
    } else if (line.kind() == Line.ROW && table != null) {
      hash.update((text + "\n").getBytes(StandardCharsets.UTF_8));
      openRows++;
      listener.row(values(table, line));
    } else if (line.kind() == Line.TABLE_END && table != null) {
      endTable(table, line.texts());
    } else if (line.kind() == Line.END && table == null) {
      ended = true;
      if (!line.texts().equals(List.of(Integer.toString(seen.size()), Long.toString(rows)))) {
        throw new BackupRefused("the backup is broken: it has not as many rows as it says");
      }
    } else {
      throw misplaced();
    }
  }

  private static String only(Line line) {
    if (line.cells().size() != 1) {
      throw misplaced();
    }
    return line.texts().get(0);
  }

  private void begin(List<String> cells) {
    if (cells.size() < 2) {
      throw misplaced();
    }
    String name = cells.get(0);
    BackupTable.Column.requireName(name);
    if (!seen.add(name)) {
      throw new BackupRefused("the backup is broken: it has the table " + name + " twice");
    }
    BackupTable table =
        new BackupTable(name, cells.stream().skip(1).map(BackupTable.Column::parse).toList());
    open = table;
    openRows = 0;
    hash = Digests.sha256();
    listener.table(table);
  }

  private static List<@Nullable Object> values(BackupTable table, Line line) {
    List<@Nullable String> cells = line.cells();
    if (cells.size() != table.columns().size()) {
      throw new BackupRefused("the backup is broken: a row of " + table.name() + " is too short");
    }
    List<@Nullable Object> values = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      values.add(cell == null ? null : table.columns().get(i).type().read(cell));
    }
    return values;
  }

  private void endTable(BackupTable table, List<String> told) {
    String checksum = HexFormat.of().formatHex(hash.digest());
    if (!told.equals(List.of(table.name(), Long.toString(openRows), checksum))) {
      throw new BackupRefused(
          "the backup is broken: the rows of " + table.name() + " are not those that were saved");
    }
    rows += openRows;
    open = null;
    listener.endOfTable(table, openRows);
  }

  long end() {
    if (!ended) {
      throw new BackupRefused("the backup is broken: its end is missing");
    }
    return rows;
  }

  private static BackupRefused misplaced() {
    return new BackupRefused("the backup is broken: a line is where it cannot be");
  }
}
