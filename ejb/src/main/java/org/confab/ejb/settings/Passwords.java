package org.confab.ejb.settings;

import java.io.IOException;
import java.nio.file.Files;
import org.confab.core.NamedSecrets;
import org.confab.core.PasswordPlace;
import org.confab.core.PasswordPlace.InFile;
import org.confab.core.PasswordPlace.InStore;

/** Passwords of the server's own accounts, from where they are kept. */
public final class Passwords {
  private Passwords() {}

  /**
   * The password, as it is now.
   *
   * @param secrets what the server keeps by name
   * @throws IOException if it cannot be read, or is not there; the message says where
   */
  public static String read(PasswordPlace place, NamedSecrets secrets) throws IOException {
    return place instanceof InFile file
        ? Files.readString(file.path()).lines().findFirst().orElse("")
        : stored(((InStore) place).alias(), secrets);
  }

  private static String stored(String alias, NamedSecrets secrets) throws IOException {
    try {
      return secrets
          .find(alias)
          .orElseThrow(
              () -> new IOException("there is no '" + alias + "' in the credential store"));
    } catch (IllegalStateException unreadable) {
      throw new IOException("the credential store cannot be read", unreadable);
    }
  }
}
