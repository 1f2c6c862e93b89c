package org.confab.core.subscription;

import java.util.Optional;
import org.confab.core.Body;

/**
 * Port towards a capability: what it does with subscriptions to its event package (RFC 6665 5). The
 * adapter takes care of dialogs, timers, piggybacking, NOTIFY and BENOTIFY.
 */
public interface EventPackage {
  /** The name in the Event header, such as {@code vnd-microsoft-roaming-contacts}. */
  String name();

  /**
   * Opens, refreshes, changes or, with {@link SubscribeRequest#ends}, ends a subscription. From its
   * return on the capability notifies it through {@link Notifier}.
   *
   * @throws org.confab.core.Refused if the subscriber may not, or the body is bad
   */
  Opening subscribe(SubscribeRequest request);

  /**
   * What the subscriber is to be told next, after {@link Notifier#ready}; empty if nothing. Called
   * by one thread at a time for a subscription, and only when it can be sent at once.
   */
  default Optional<Body> next(SubscriptionId id) {
    return Optional.empty();
  }

  /** The subscription is gone (ended, expired, connection lost): forget it. */
  void ended(SubscriptionId id);
}
