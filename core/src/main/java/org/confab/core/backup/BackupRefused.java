package org.confab.core.backup;

/** A backup is not restored, and nothing was touched; the message says why, for people. */
public final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BackupRefused(String why) {
    super(why);
  }

  BackupRefused(String why, Throwable cause) {
    super(why, cause);
  }
}
