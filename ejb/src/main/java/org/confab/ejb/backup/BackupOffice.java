package org.confab.ejb.backup;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.confab.core.Settings;
import org.confab.core.backup.KeyChest;
import org.confab.ejb.authentication.SecretBox;

/** Writes backups of the running server: what is in the database, and its keys closed up. */
@ApplicationScoped
public class BackupOffice {
  private static final Logger LOG = System.getLogger(BackupOffice.class.getName());

  /** Backups at one time; each holds a connection and keeps old rows alive. */
  private static final int AT_ONCE = 2;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Settings settings;

  @Resource(lookup = "java:jboss/datasources/ConfabDS")
  @SuppressWarnings("NullAway.Init") // injected by the container
  private DataSource database;

  @Inject
  BackupOffice(Settings settings) {
    this.settings = settings;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected BackupOffice() {
    this(null);
  }

  /**
   * The keys, closed up with a passphrase.
   *
   * @throws org.confab.core.backup.BackupRefused if it is too short or too long
   */
  public KeyChest chest(String passphrase) throws IOException {
    return KeyChest.seal(KeptFiles.of(settings.home()), passphrase);
  }

  /** Whether one more may begin now. */
  public boolean hasRoom() {
    return places.availablePermits() > 0;
  }

  /**
   * Writes a backup of this moment.
   *
   * @param keys what {@link #chest} gave, if keys are to be in it
   * @throws IOException if it cannot be written, or as many are being made as may be
   */
  public void write(OutputStream out, Optional<KeyChest> keys) throws IOException {
    if (!places.tryAcquire()) {
      throw new IOException("too many backups at one time");
    }
    try {
      dump(out, keys);
    } finally {
      places.release();
    }
  }

  private void dump(OutputStream out, Optional<KeyChest> keys) throws IOException {
    String key = SecretBox.ofFile(settings.secretKeyFile()).keyId();
    try {
      long rows =
          new Dump(database, settings.domains(), key, keys).write(out, Clock.systemUTC().instant());
      LOG.log(
          Level.INFO,
          "backup of {0} rows made, {1}",
          rows,
          keys.isPresent() ? "with keys" : "without keys");
    } catch (SQLException failed) {
      throw new IOException("the database cannot be read: " + failed.getMessage(), failed);
    }
  }
}
