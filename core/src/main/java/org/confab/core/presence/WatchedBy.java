package org.confab.core.presence;

import java.time.Instant;
import org.confab.core.EndpointId;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.sip.SipUri;

/**
 * Somebody watches a user.
 *
 * @param id the watching subscription, of which the user may be one of many
 * @param user who is watched
 * @param watcher who watches
 * @param since from when on
 */
public record WatchedBy(SubscriptionId id, SipUri user, EndpointId watcher, Instant since) {}
