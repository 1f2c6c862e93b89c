package org.confab.ejb.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The H2 database of an instance: a file, made anew beside the folder of the old one. */
final class FilePlace implements DatabasePlace {
  static final String FOLDER = "data";
  private static final String H2 = "the H2 database in ";

  private final RestoreFolder folder;
  private @Nullable Address address;

  FilePlace(RestoreFolder folder) {
    this.folder = folder;
  }

  @Override
  public Address aside() throws IOException {
    Path data = KeptFiles.folder(folder.aside().resolve(FOLDER));
    Path password = folder.aside().resolve(KeptFiles.KEYS).resolve(KeptFiles.DATABASE_PASSWORD);
    Address made =
        new Address(
            "jdbc:h2:file:" + data.resolve("confab") + ";DB_CLOSE_ON_EXIT=FALSE",
            "confab",
            Files.readString(password).strip());
    address = made;
    return made;
  }

  @Override
  public String schemaAside() {
    return "";
  }

  @Override
  public boolean isPostgres() {
    return false;
  }

  @Override
  public void close() throws SQLException {
    Address open = address;
    if (open != null) {
      try (Connection connection = open.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("shutdown");
      }
      address = null;
    }
  }

  @Override
  public void swap() throws IOException {
    folder.swap(FOLDER + "/confab.mv.db");
  }

  @Override
  public String asString() {
    return H2 + folder.home().resolve(FOLDER);
  }

  /** The file lies in the home, and goes with it wherever that is moved. */
  @Override
  public boolean isMarked(String place) {
    return place.startsWith(H2);
  }
}
