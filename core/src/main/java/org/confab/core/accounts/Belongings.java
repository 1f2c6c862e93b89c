package org.confab.core.accounts;

import org.confab.protocol.sip.SipUri;

/** Port: everything that is kept of a user beside the account itself. */
public interface Belongings {
  /** Deletes all of it, whatever capability it belongs to. */
  void discard(SipUri owner);
}
