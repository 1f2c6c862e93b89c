package org.confab.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.confab.core.SipDomains;
import org.confab.core.backup.BackupTable.Column;
import org.jspecify.annotations.Nullable;

class BackupFileTest {
  private static final BackupHeader HEADER =
      new BackupHeader(
          Instant.parse("2026-11-22T02:35:00Z"),
          "29",
          "H2",
          SipDomains.of("litwareinc.com", "fabrikam.com"),
          "a1b2c3d4");
  private static final BackupTable TABLE =
      new BackupTable(
          "things",
          List.of(
              new Column("name", ColumnType.TEXT),
              new Column("count", ColumnType.NUMBER),
              new Column("good", ColumnType.TRUTH),
              new Column("at", ColumnType.TIME),
              new Column("content", ColumnType.OCTETS)));

  @Property(tries = 200)
  void whatIsWrittenIsRead(@ForAll("rows") List<List<@Nullable Object>> rows) throws IOException {
    Seen seen = read(written(rows));

    assertThat(seen.header).isEqualTo(HEADER);
    assertThat(seen.rows).usingRecursiveComparison().isEqualTo(rows);
    assertThat(seen.ends).containsExactly("things " + rows.size(), "more 0");
  }

  @Property(tries = 300)
  void oneChangedBitIsNoticed(
      @ForAll("rows") List<List<@Nullable Object>> rows, @ForAll @IntRange(min = 0) int where)
      throws IOException {
    byte[] file = written(rows);
    int bit = where % (file.length * 8);
    file[bit / 8] ^= (byte) (1 << (bit % 8));

    assertThatThrownBy(() -> read(file)).isInstanceOf(BackupRefused.class);
  }

  @Example
  void aFileThatWasCutOffOrGrewIsNoticed() throws IOException {
    byte[] file = written(List.of(Arrays.asList("a", 1L, true, Instant.EPOCH, new byte[9])));
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> read(cut)).as("%d octets", length).isInstanceOf(BackupRefused.class);
    }
    byte[] longer = Arrays.copyOf(file, file.length + 1);
    assertThatThrownBy(() -> read(longer)).isInstanceOf(BackupRefused.class);
  }

  @Example
  void somethingElseAndSomethingNewerAreToldApart() {
    assertThatThrownBy(
            () -> read("PK\3\4 some archive of others".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("no backup of Confab");
    assertThatThrownBy(() -> read("Confab backup 2\n and more".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("newer");
  }

  @Example
  void whatWasNotEndedIsNoBackup() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BackupWriter(out, HEADER).table(TABLE);
    assertThatThrownBy(() -> read(out.toByteArray())).isInstanceOf(BackupRefused.class);
  }

  @Example
  void linesThatDoNotFitTogetherAreRefused() {
    String header = new Line(Line.HEADER, new ArrayList<>(HEADER.cells())).asString();
    for (List<String> lines :
        List.of(
            List.of("Z\t0\t0"),
            List.of(header),
            List.of(header, header),
            List.of(header, "Z\t1\t0"),
            List.of(header, "R\ta"),
            List.of(header, "T\tthings\tname:TEXT", "Z\t1\t0"),
            List.of(header, "T\tthings\tname:COLOUR"),
            List.of(header, "T\tusers; drop table users\tname:TEXT"),
            List.of(header, "T\tthings\tname:NUMBER", "R\tx"),
            List.of(header, "T\tthings\tname:TEXT", "R\ta\tb"),
            List.of(header, "T\tthings\tname:TEXT", "R\ta", "E\tthings\t2\tff"),
            List.of(header, "T\tthings\tname:TEXT", "R\t\\x"),
            List.of(header, "X"),
            List.of(header, "K\t!"))) {
      assertThatThrownBy(
              () -> {
                BackupGrammar grammar = new BackupGrammar(new Seen());
                lines.forEach(grammar::line);
                grammar.end();
              })
          .as("%s", lines)
          .isInstanceOf(BackupRefused.class);
    }
  }

  @Example
  void aHundredThousandRowsAreNotKeptInMemory() throws IOException {
    Counter counted = new Counter();
    BackupWriter writer = new BackupWriter(counted, HEADER);
    writer.table(TABLE);
    byte[] content = new byte[1000];
    for (int i = 0; i < 100_000; i++) {
      content[i % content.length] = (byte) i;
      writer.row(Arrays.asList("row " + i, (long) i, i % 2 == 0, Instant.EPOCH, content));
    }
    assertThat(counted.octets).as("written before the end").isGreaterThan(100_000);
    assertThat(writer.end()).isEqualTo(100_000);
  }

  @Example
  void keysOpenWithTheirPassphraseAlone() {
    Map<String, byte[]> files = Map.of("keys/secrets.key", new byte[] {1, 2}, "a\tb", new byte[0]);
    KeyChest chest = KeyChest.parse(KeyChest.seal(files, "correct horse").asString());

    assertThat(chest.open("correct horse")).containsExactlyInAnyOrderEntriesOf(files);
    assertThatThrownBy(() -> chest.open("correct hors"))
        .hasMessageContaining("do not open with this passphrase");
    assertThatThrownBy(() -> KeyChest.seal(files, "short")).hasMessageContaining("8 to 1024");
    assertThatThrownBy(() -> KeyChest.parse("AAAA").open("correct horse"))
        .isInstanceOf(BackupRefused.class);
  }

  @Provide
  Arbitrary<List<List<@Nullable Object>>> rows() {
    Arbitrary<List<@Nullable Object>> row =
        Combinators.combine(
                Arbitraries.strings().all().ofMaxLength(40).injectNull(0.1),
                Arbitraries.longs().injectNull(0.1),
                Arbitraries.of(true, false).injectNull(0.1),
                Arbitraries.longs()
                    .between(-4_000_000_000_000_000L, 4_000_000_000_000_000L)
                    .map(micros -> Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS))
                    .injectNull(0.1),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).injectNull(0.1))
            .as((a, b, c, d, e) -> Arrays.asList(a, b, c, d, e));
    return row.list().ofMaxSize(8);
  }

  private static byte[] written(List<List<@Nullable Object>> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BackupWriter writer = new BackupWriter(out, HEADER);
    writer.table(TABLE);
    for (List<@Nullable Object> row : rows) {
      writer.row(row);
    }
    writer.table(new BackupTable("more", List.of(new Column("id", ColumnType.NUMBER))));
    assertThat(writer.end()).isEqualTo(rows.size());
    return out.toByteArray();
  }

  private static Seen read(byte[] file) throws IOException {
    Seen seen = new Seen();
    try (InputStream in = new ByteArrayInputStream(file)) {
      BackupReader.read(in, file.length, seen);
    }
    return seen;
  }

  private static final class Seen implements BackupListener {
    private @Nullable BackupHeader header;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    @Override
    public void header(BackupHeader told) {
      header = told;
    }

    @Override
    public void row(List<@Nullable Object> values) {
      rows.add(values);
    }

    @Override
    public void endOfTable(BackupTable table, long count) {
      ends.add(table.name() + " " + count);
    }
  }

  private static final class Counter extends OutputStream {
    private long octets;

    @Override
    public void write(int octet) {
      octets++;
    }

    @Override
    public void write(byte[] some, int from, int count) {
      octets += count;
    }
  }
}
