package org.confab.core.directory;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/**
 * Port: what users are called in the directory that they come from, where that is not what their
 * SIP address says. Case does not count.
 */
public interface AccountNames {
  /** Longest name, in characters. */
  int MAX_NAME = 512;

  /** Without a directory nobody is called otherwise. */
  AccountNames NONE =
      new AccountNames() {
        @Override
        public Optional<SipUri> userOf(String name) {
          return Optional.empty();
        }

        @Override
        public boolean knows(SipUri aor) {
          return false;
        }
      };

  /**
   * The one user who is called so.
   *
   * @param name the name of an account, or {@code name@realm}
   */
  Optional<SipUri> userOf(String name);

  /** Whether the directory says what that user is called. */
  boolean knows(SipUri aor);
}
