package org.confab.ejb.presence;

import org.confab.protocol.sip.SipUri;

/**
 * CDI event: rows that are kept of a user's presence were changed or removed; observed once the
 * transaction has ended.
 *
 * @param user whose they are
 */
public record KeptChange(SipUri user) {}
