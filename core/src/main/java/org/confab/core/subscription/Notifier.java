package org.confab.core.subscription;

import org.confab.core.Body;

/**
 * Port: sends notifications. No call waits for the network or for what is sent to somebody else;
 * order is kept per subscription. Calls for subscriptions that are gone do nothing.
 */
public interface Notifier {
  /** Sends a NOTIFY or BENOTIFY, as the subscriber asked, after those before it. */
  void notify(SubscriptionId subscription, Body state);

  /**
   * The event package has something new, and is asked for it ({@link EventPackage#next}) once it
   * can be sent: many of these calls may lead to one notification.
   */
  void ready(SubscriptionId subscription);

  /** From the next notification on the subscription is pending, or is not any more. */
  void pending(SubscriptionId subscription, boolean pending);

  /** Sends a last notification with {@code subscription-state: terminated} and forgets it. */
  void terminate(SubscriptionId subscription, String reason);
}
