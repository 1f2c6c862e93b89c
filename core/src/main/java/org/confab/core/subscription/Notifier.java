package org.confab.core.subscription;

import org.confab.core.Body;

/** Port: sends notifications. Never blocks on the network; order is kept per subscription. */
public interface Notifier {
  /** Sends a NOTIFY or BENOTIFY, as the subscriber asked; nothing if the subscription is gone. */
  void notify(SubscriptionId subscription, Body state);

  /** Sends a last notification with {@code subscription-state: terminated} and forgets it. */
  void terminate(SubscriptionId subscription, String reason);
}
