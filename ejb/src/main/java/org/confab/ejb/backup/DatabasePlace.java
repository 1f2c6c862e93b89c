package org.confab.ejb.backup;

import java.io.IOException;
import java.sql.SQLException;

/** Where the restored data go: aside first, and only when they are whole to where they belong. */
interface DatabasePlace {
  /**
   * An empty place aside; what an interrupted restore has left there is removed.
   *
   * @throws org.confab.core.backup.BackupRefused if the data cannot go there
   */
  Address aside() throws IOException, SQLException;

  /** The schema of the place aside; empty where it is the whole database. */
  String schemaAside();

  /** Whether it is PostgreSQL; otherwise it is H2. */
  boolean isPostgres();

  /** The data aside are whole: writes them down for good. */
  void close() throws SQLException;

  /**
   * Puts the data aside where they belong, and what was there aside. May be called again after an
   * interruption, however far it had come.
   */
  void swap() throws IOException, SQLException;

  /** What it is, for people. */
  String asString();

  /** Whether {@link #asString} of the place that a restore was begun for means this one. */
  default boolean isMarked(String place) {
    return place.equals(asString());
  }
}
