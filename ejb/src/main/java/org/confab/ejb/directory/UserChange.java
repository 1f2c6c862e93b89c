package org.confab.ejb.directory;

import org.confab.core.directory.User;
import org.confab.protocol.sip.SipUri;

/** CDI event: what a store did to a user; observed once the transaction has committed. */
sealed interface UserChange {
  /** A user was added or replaced. */
  record Stored(User user) implements UserChange {}

  /** A user was removed. */
  record Removed(SipUri aor) implements UserChange {}
}
