package org.confab.core.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** What a column holds, alike in every database, and how that is written in a backup. */
public enum ColumnType {
  TEXT {
    @Override
    Object parse(String cell) {
      return cell;
    }
  },
  NUMBER {
    @Override
    Object parse(String cell) {
      return Long.valueOf(cell);
    }
  },
  TRUTH {
    @Override
    Object parse(String cell) {
      if (!cell.equals("true") && !cell.equals("false")) {
        throw new IllegalArgumentException("no truth value");
      }
      return Boolean.valueOf(cell);
    }
  },
  /** A point in time, to the microsecond as the databases keep it. */
  TIME {
    @Override
    Object parse(String cell) {
      return Instant.parse(cell);
    }

    @Override
    String print(Object value) {
      return ((Instant) value).truncatedTo(ChronoUnit.MICROS).toString();
    }
  },
  OCTETS {
    @Override
    Object parse(String cell) {
      return HexFormat.of().parseHex(cell);
    }

    @Override
    String print(Object value) {
      return HexFormat.of().formatHex((byte[]) value);
    }
  };

  /** The value of a cell: String, Long, Boolean, Instant or byte[]. */
  abstract Object parse(String cell);

  /** The cell of a value. */
  String print(Object value) {
    return value.toString();
  }

  /**
   * The value of a cell.
   *
   * @throws BackupRefused if it is none of this type
   */
  Object read(String cell) {
    try {
      return parse(cell);
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new BackupRefused("the backup is broken: a value is no " + this, wrong);
    }
  }
}
