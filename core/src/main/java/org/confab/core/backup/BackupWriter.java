package org.confab.core.backup;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a backup as it goes, with no more in memory than one row. Its form: a line that tells what
 * the file is; {@link Line}s in UTF-8, compressed by gzip; SHA-256 of all that. What was not
 * written to its {@link #end} is no backup.
 */
public final class BackupWriter {
  /** The first line of the file. Another version of the form has another number. */
  static final String MAGIC = "Confab backup 1\n";

  /** Most characters of a line: the longest value is a picture of 256 KiB in hexadecimal. */
  static final int MOST_CHARACTERS = 8 << 20;

  private final OutputStream out;
  private final DigestOutputStream hashed;
  private final GZIPOutputStream packed;
  private final Writer lines;
  private long tables;
  private long rows;
  private @Nullable BackupTable open;
  private long openRows;
  private MessageDigest openHash = Digests.sha256();

  /** Begins a backup; the stream stays the caller's to close. */
  public BackupWriter(OutputStream out, BackupHeader header) throws IOException {
    this.out = out;
    hashed = new DigestOutputStream(new KeptOpen(out), Digests.sha256());
    hashed.write(MAGIC.getBytes(StandardCharsets.US_ASCII));
    packed = new GZIPOutputStream(hashed, 1 << 16);
    lines = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), 1 << 16);
    write(new Line(Line.HEADER, new ArrayList<>(header.cells())));
  }

  /** The keys, closed up; at most once and before every table. */
  public void keys(KeyChest chest) throws IOException {
    write(Line.of(Line.KEYS, chest.asString()));
  }

  /** Begins a table, after all those that its rows refer to. */
  public void table(BackupTable table) throws IOException {
    endTable();
    open = table;
    openRows = 0;
    openHash = Digests.sha256();
    List<@Nullable String> cells = new ArrayList<>();
    cells.add(table.name());
    table.columns().forEach(column -> cells.add(column.asString()));
    write(new Line(Line.TABLE, cells));
  }

  /**
   * A row of the table that was begun last.
   *
   * @param values String, Long, Boolean, Instant or byte[] as the column says, or null
   */
  public void row(List<? extends @Nullable Object> values) throws IOException {
    BackupTable table = open;
    if (table == null || values.size() != table.columns().size()) {
      throw new IllegalStateException("a row without its table");
    }
    List<@Nullable String> cells = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      cells.add(value == null ? null : table.columns().get(i).type().print(value));
    }
    String text = write(new Line(Line.ROW, cells));
    openHash.update(text.getBytes(StandardCharsets.UTF_8));
    openRows++;
  }

  private void endTable() throws IOException {
    BackupTable table = open;
    if (table != null) {
      String hash = HexFormat.of().formatHex(openHash.digest());
      write(Line.of(Line.TABLE_END, table.name(), Long.toString(openRows), hash));
      tables++;
      rows += openRows;
      open = null;
    }
  }

  /** Writes what makes it a whole backup; tells how many rows it has. */
  public long end() throws IOException {
    endTable();
    write(Line.of(Line.END, Long.toString(tables), Long.toString(rows)));
    lines.flush();
    packed.finish();
    hashed.flush();
    out.write(hashed.getMessageDigest().digest());
    out.flush();
    return rows;
  }

  private String write(Line line) throws IOException {
    String text = line.asString() + "\n";
    if (text.length() > MOST_CHARACTERS) {
      throw new IOException("a row has more than " + MOST_CHARACTERS + " characters");
    }
    lines.write(text);
    return text;
  }

  /** Its buffers may end; what they write to goes on. */
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
      out.write(octets, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
