package org.confab.core.certificates;

import org.confab.protocol.sip.SipUri;

/** What was taken back before its time: whoever has signed in with it is to go. */
public sealed interface Revocation {
  /** Whose it was, an address of record. */
  SipUri owner();

  /** One certificate; what its device had before it is over too. */
  record One(ClientCertificate certificate) implements Revocation {
    @Override
    public SipUri owner() {
      return certificate.owner();
    }
  }

  /** Every certificate of the user, those that are not known any more too. */
  record All(SipUri owner) implements Revocation {}
}
