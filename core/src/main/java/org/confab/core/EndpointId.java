package org.confab.core;

import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;

/**
 * One device of one user. Dialogs, subscriptions and endpoint-bound presence are keyed by it, never
 * by Call-ID and tags alone: two clients started in the same second may use equal ones.
 *
 * @param aor address of record
 * @param epid the device; for a plain SIP client, one derived from its instance or contact
 */
public record EndpointId(SipUri aor, Epid epid) {
  /** Normalises the URI to its address of record. */
  public EndpointId {
    aor = aor.aor();
  }
}
