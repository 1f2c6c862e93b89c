package org.confab.ejb.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database as JDBC names it, without a container. */
record Address(String url, String user, String password) {
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** The same with one more parameter, in PostgreSQL's way. */
  Address with(String name, String value) {
    return new Address(url + (url.contains("?") ? "&" : "?") + name + "=" + value, user, password);
  }

  /** The address alone: no password, and no parameter, which may hold one. */
  String asString() {
    return url.replaceFirst("[?;].*", "");
  }

  @Override
  public String toString() {
    return asString();
  }
}
