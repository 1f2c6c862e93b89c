package org.confab.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.confab.core.SipDomains;
import org.confab.protocol.fuzz.FuzzTarget;

/** Backups that were not written by a backup. */
public final class BackupTargets {
  private static final BackupHeader HEADER =
      new BackupHeader(
          Instant.parse("2026-11-22T02:35:00Z"), "29", "H2", SipDomains.of("x.test"), "a1b2c3d4");
  private static final BackupTable TABLE =
      new BackupTable(
          "things",
          List.of(
              new BackupTable.Column("name", ColumnType.TEXT),
              new BackupTable.Column("count", ColumnType.NUMBER),
              new BackupTable.Column("good", ColumnType.TRUTH),
              new BackupTable.Column("at", ColumnType.TIME),
              new BackupTable.Column("content", ColumnType.OCTETS)));
  private static final List<?> ROW =
      Arrays.asList("a\tb\\", 7L, true, Instant.parse("2026-11-22T02:35:00Z"), new byte[] {1, 2});
  private static final BackupListener SILENT = header -> {};

  private BackupTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("backup-line", Line.class)
            .seeds("R\ta\\tb\\n\t\\N\t\\u0007\t\\ud800\t7", "Z\t0\t0", "X")
            .refusing(BackupRefused.class)
            .codec(Line::parse, Line::asString),
        FuzzTarget.text("backup-lines", BackupGrammar.class)
            .seeds(lines())
            .refusing(BackupRefused.class)
            .holds(
                text -> {
                  BackupGrammar grammar = new BackupGrammar(SILENT);
                  text.lines().forEach(grammar::line);
                  assertThat(grammar.end()).isNotNegative();
                }),
        FuzzTarget.text("backup-keys", KeyChest.class)
            .seeds("AAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!")
            .refusing(BackupRefused.class)
            .codec(KeyChest::parse, KeyChest::asString, KeyChest::asString),
        FuzzTarget.bytes("backup-file", BackupReader.class)
            .seeds(List.of(file()))
            .refusing(BackupRefused.class)
            .only(20_000, "each is unpacked and its sums are computed")
            .holds(
                bytes -> {
                  assertThat(read(bytes)).isEqualTo(1);
                  assertThat(bytes).as("a changed backup was read").isEqualTo(file());
                }));
  }

  private static String[] lines() {
    String header = new Line(Line.HEADER, List.copyOf(HEADER.cells())).asString();
    return new String[] {
      header
          + "\nK\tAAAA\nT\tthings\tname:TEXT\nE\tthings\t0\t"
          + HexFormat.of().formatHex(Digests.sha256().digest())
          + "\nZ\t1\t0\n",
      header + "\nZ\t0\t0\n"
    };
  }

  private static byte[] file() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BackupWriter writer = new BackupWriter(out, HEADER);
      writer.table(TABLE);
      writer.row(ROW);
      writer.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static long read(byte[] bytes) {
    try {
      return BackupReader.read(new ByteArrayInputStream(bytes), bytes.length, SILENT);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
