package org.confab.ejb.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps a database open that would close, and be locked anew, with every last connection. */
final class Kept implements AutoCloseable {
  private final Connection connection;

  Kept(Instance instance) throws SQLException {
    connection = instance.address().connect();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
