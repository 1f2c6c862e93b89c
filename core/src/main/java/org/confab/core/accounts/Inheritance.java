package org.confab.core.accounts;

import org.confab.protocol.sip.SipUri;

/** Port: passes everything that is kept of a user beside his account on to another address. */
public interface Inheritance {
  /** Passes all of it on, whatever capability it belongs to; the other address has nothing yet. */
  void pass(SipUri from, SipUri to);
}
