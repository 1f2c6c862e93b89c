package org.confab.ejb.backup;

import java.io.IOException;

/** A restored instance is whole, but could not be put into its place yet: that can be repeated. */
final class RestoreUnfinished extends IOException {
  private static final long serialVersionUID = 1L;

  RestoreUnfinished(Exception why) {
    super(
        "the backup is whole, but not in its place yet: "
            + why.getMessage()
            + "; ./confab run finishes it, ./confab restore replaces it",
        why);
  }
}
