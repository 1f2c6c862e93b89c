package org.confab.core.conferencing;

import java.time.Duration;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.protocol.sip.SipUri;

/**
 * What a 200 to the INVITE says.
 *
 * @param focus the Focus as the client spells it, for the Contact header
 * @param sessionExpires the session timer, refreshed by the client; absent for a client that knows
 *     none, which is never timed out
 * @param body the C3P response
 */
public record JoinAnswer(SipUri focus, Optional<Duration> sessionExpires, Body body) {
  /** The reason phrase that clients show in their traces. */
  public static final String REASON_PHRASE = "Invite dialog created";
}
