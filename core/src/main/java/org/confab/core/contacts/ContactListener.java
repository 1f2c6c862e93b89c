package org.confab.core.contacts;

import org.confab.protocol.sip.SipUri;

/** Port: who wants to know that one user has put another into his list. */
public interface ContactListener {
  /** The owner has a new contact; both are addresses of record. */
  void added(SipUri owner, SipUri contact);
}
