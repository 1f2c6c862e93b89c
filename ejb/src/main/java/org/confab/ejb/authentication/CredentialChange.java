package org.confab.ejb.authentication;

import org.confab.protocol.sip.SipUri;

/**
 * CDI event: a user's credentials were set or removed; observed once the transaction has committed.
 *
 * @param aor whose they are
 */
record CredentialChange(SipUri aor) {}
